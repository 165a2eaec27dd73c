-- Experienced people who coach participants of a programme.
create table kring.mentor (
    id           uuid        primary key,
    programme_id uuid        not null references kring.programme,
    name         text        not null check (length(trim(name)) > 0),
    email        text        not null check (email = lower(email)),
    organisation text        not null,
    -- How many participants at the same time.
    capacity     integer     not null check (capacity between 1 and 20),
    added_at     timestamptz not null,
    stopped_at   timestamptz
);
create unique index mentor_address on kring.mentor (programme_id, email) where stopped_at is null;

-- Who coaches whom.
create table kring.mentoring (
    id                       uuid        primary key,
    edition_id               uuid        not null references kring.edition,
    enrolment_id             uuid        not null references kring.enrolment,
    mentor_id                uuid        not null references kring.mentor,
    settled_at               timestamptz not null,
    mentor_confirmed_at      timestamptz,
    participant_confirmed_at timestamptz,
    ended_at                 timestamptz
);
create unique index mentoring_now on kring.mentoring (enrolment_id) where ended_at is null;

-- That they met, and in which form; never what was said.
create table kring.mentor_meeting (
    mentoring_id uuid        not null references kring.mentoring,
    met_on       date        not null,
    form         text        not null check (form in ('IN_PERSON', 'ONLINE', 'PHONE')),
    recorded_at  timestamptz not null,
    primary key (mentoring_id, met_on)
);

-- Hard decisions that a participant puts to the mentor; only these two read them.
create table kring.mentor_question (
    id           uuid        primary key,
    mentoring_id uuid        not null references kring.mentoring,
    question     text        not null check (length(trim(question)) > 0),
    asked_at     timestamptz not null,
    answer       text,
    answered_at  timestamptz,
    check ((answer is null) = (answered_at is null))
);

-- What a participant writes down for nobody else.
create table kring.private_note (
    id           uuid        primary key,
    enrolment_id uuid        not null references kring.enrolment,
    text         text        not null check (length(trim(text)) > 0),
    written_at   timestamptz not null
);
create index private_note_of_enrolment on kring.private_note (enrolment_id, written_at);
