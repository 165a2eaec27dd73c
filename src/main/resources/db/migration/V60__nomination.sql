-- Who was nominated by a participant, for a programme that people enter only in that way.
create table kring.nomination (
    id           uuid primary key,
    programme_id uuid        not null references kring.programme,
    nominated_by uuid        not null references kring.enrolment,
    given_name   text        not null,
    family_name  text        not null,
    email        text        not null check (email = lower(email)),
    nominated_at timestamptz not null,
    unique (programme_id, email)
);
create index nomination_by_nominator on kring.nomination (nominated_by);
