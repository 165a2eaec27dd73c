-- What a participant handed in for a meeting, before it began.
create table kring.hand_in (
    meeting_id    uuid        not null references kring.session,
    enrolment_id  uuid        not null references kring.enrolment,
    answer        text        not null check (length(trim(answer)) > 0),
    handed_in_at  timestamptz not null,
    primary key (meeting_id, enrolment_id)
);
