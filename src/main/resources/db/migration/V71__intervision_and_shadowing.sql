-- One half-day of intervision of a small group, from the poll that settles its date on.
create table kring.intervision (
    id             uuid        primary key,
    group_id       uuid        not null references kring.companion_group on delete cascade,
    edition_id     uuid        not null references kring.edition,
    -- The number of the meeting after which it takes place.
    after_meeting  integer     not null check (after_meeting >= 0),
    poll_closes_at timestamptz,
    starts_at      timestamptz,
    ends_at        timestamptz check (ends_at > starts_at),
    link           text,
    -- Rises with every change that stands in people's calendars.
    sequence       integer     not null default 0,
    -- Whose case is central.
    brought_by     uuid        references kring.enrolment,
    unique (group_id, after_meeting),
    check ((starts_at is null) = (ends_at is null))
);

-- The half-days that can be chosen from.
create table kring.half_day (
    id             uuid        primary key,
    intervision_id uuid        not null references kring.intervision on delete cascade,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null check (ends_at > starts_at),
    unique (intervision_id, starts_at, ends_at)
);

-- Who has answered the poll, and which half-days suit.
create table kring.half_day_answer (
    intervision_id uuid        not null references kring.intervision on delete cascade,
    enrolment_id   uuid        not null references kring.enrolment,
    suiting        uuid[]      not null,
    answered_at    timestamptz not null,
    primary key (intervision_id, enrolment_id)
);

-- The case that a member brings in; only members of the group read it.
create table kring.intervision_case (
    intervision_id uuid        not null references kring.intervision on delete cascade,
    enrolment_id   uuid        not null references kring.enrolment,
    text           text        not null check (length(trim(text)) > 0),
    described_at   timestamptz not null,
    primary key (intervision_id, enrolment_id)
);

-- The day that a participant spends with a colleague at work; it stays when the group is divided anew.
create table kring.shadowing (
    id           uuid        primary key,
    enrolment_id uuid        not null unique references kring.enrolment,
    host_id      uuid        not null references kring.enrolment,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null check (ends_at > starts_at),
    sequence     integer     not null default 0,
    done         boolean,
    report       text,
    reported_at  timestamptz,
    check (host_id <> enrolment_id),
    check ((done is null) = (reported_at is null))
);
