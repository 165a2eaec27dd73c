-- Programmes and editions -------------------------------------------------------------------------------------------

create table kring.programme (
    id         uuid primary key,
    slug       text    not null unique check (slug ~ '^[a-z0-9-]{1,60}$'),
    definition jsonb   not null,
    version    integer not null
);

create table kring.edition (
    id                  uuid primary key,
    programme_id        uuid           not null references kring.programme,
    title               text           not null,
    minimum             integer        not null check (minimum > 0),
    waiting_list_size   integer        not null check (waiting_list_size >= 0),
    fee                 numeric(10, 2) not null check (fee >= 0),
    place               text           not null,
    enrolment_opens_at  timestamptz    not null,
    enrolment_closes_at timestamptz    not null,
    decision_due_at     timestamptz    not null,
    decision            text check (decision in ('GO', 'NO_GO')),
    decision_reason     text,
    decided_by          text,
    decided_at          timestamptz,
    ended_at            timestamptz,
    version             integer        not null,
    check (enrolment_opens_at < enrolment_closes_at)
);
create index edition_by_programme on kring.edition (programme_id);

create table kring.meeting (
    id         uuid primary key,
    edition_id uuid        not null references kring.edition,
    number     integer     not null check (number >= 0),
    title_nl   text        not null,
    title_en   text        not null,
    starts_at  timestamptz not null,
    ends_at    timestamptz not null,
    place      text        not null,
    online     boolean     not null default false,
    link       text,
    sequence   integer     not null default 0,
    unique (edition_id, number),
    check (starts_at < ends_at)
);

create table kring.interest (
    id           uuid primary key,
    programme_id uuid        not null references kring.programme,
    name         text        not null,
    email        text        not null,
    language     text        not null,
    left_at      timestamptz not null,
    told_at      timestamptz,
    unique (programme_id, email)
);

-- Enrolments and places ---------------------------------------------------------------------------------------------

create table kring.enrolment (
    id              uuid primary key,
    -- Strict order of receipt, also when two arrive in the same instant.
    receipt         bigint generated always as identity unique,
    reference       text        not null unique,
    edition_id      uuid        not null references kring.edition,
    received_at     timestamptz not null,
    given_name      text        not null,
    family_name     text        not null,
    email           text        not null,
    phone           text,
    organisation    text        not null,
    role            text        not null,
    sector          text        not null,
    salary_scale    integer,
    pupils          integer,
    motivation      text,
    language        text        not null,
    idempotency_key text,
    status          text        not null,
    advice          jsonb,
    end_reason      text,
    confirmed_at    timestamptz,
    ended_at        timestamptz,
    version         integer     not null,
    unique (edition_id, idempotency_key)
);
create index enrolment_by_edition on kring.enrolment (edition_id, receipt);
create index enrolment_by_email on kring.enrolment (email);
create unique index enrolment_once_per_person on kring.enrolment (edition_id, email) where ended_at is null;

-- An edition has as many rows here as it has places: more people than places cannot be stored, whatever the code does.
create table kring.place (
    edition_id    uuid    not null references kring.edition,
    number        integer not null check (number > 0),
    enrolment_id  uuid unique references kring.enrolment,
    offered_until timestamptz,
    primary key (edition_id, number),
    check (offered_until is null or enrolment_id is not null)
);

-- Intake and admission ----------------------------------------------------------------------------------------------

create table kring.conversation_slot (
    id           uuid primary key,
    edition_id   uuid        not null references kring.edition,
    starts_at    timestamptz not null,
    minutes      integer     not null check (minutes between 5 and 240),
    link         text        not null,
    facilitator  text        not null,
    enrolment_id uuid unique references kring.enrolment,
    unique (facilitator, starts_at)
);

create table kring.intake (
    enrolment_id      uuid primary key references kring.enrolment,
    proposal          text,
    conversation_at   timestamptz,
    conversation_link text,
    invitation        integer not null default 0,
    report            text,
    impression        text,
    completed_at      timestamptz,
    version           integer not null
);

create table kring.decision_round (
    enrolment_id        uuid        not null references kring.enrolment,
    round               integer     not null check (round > 0),
    opened_at           timestamptz not null,
    organiser_decision  text check (organiser_decision in ('YES', 'NO', 'DOUBT')),
    organiser_reason    text,
    organiser_by        text,
    organiser_at        timestamptz,
    candidate_decision  text check (candidate_decision in ('YES', 'NO', 'DOUBT')),
    candidate_reason    text,
    candidate_at        timestamptz,
    conversation_report text,
    version             integer     not null,
    primary key (enrolment_id, round)
);

-- Contracting -------------------------------------------------------------------------------------------------------

create table kring.agreement (
    id                 uuid primary key,
    edition_id         uuid        not null references kring.edition,
    version            integer     not null check (version > 0),
    themes             text        not null,
    working_form       text        not null,
    working_agreements text        not null,
    recorded_by        text        not null,
    recorded_at        timestamptz not null,
    closed_at          timestamptz,
    unique (edition_id, version)
);

create table kring.agreement_meeting (
    agreement_id uuid        not null references kring.agreement,
    number       integer     not null,
    starts_at    timestamptz not null,
    ends_at      timestamptz not null,
    place        text        not null,
    primary key (agreement_id, number)
);

create table kring.agreement_confirmation (
    agreement_id uuid        not null references kring.agreement,
    enrolment_id uuid        not null references kring.enrolment,
    confirmed_at timestamptz not null,
    confirmed_by text        not null,
    remark       text,
    primary key (agreement_id, enrolment_id)
);

-- Sessions ----------------------------------------------------------------------------------------------------------

create table kring.session (
    meeting_id    uuid primary key references kring.meeting,
    edition_id    uuid    not null references kring.edition,
    theme         text,
    material      text,
    assignments   text,
    speaker_name  text,
    speaker_email text,
    online_reason text,
    outcome       text check (outcome in ('HELD', 'HELD_ONLINE', 'CANCELLED')),
    absence_notes text,
    yield         text,
    next_theme    text,
    version       integer not null
);

create table kring.co_preparer (
    meeting_id   uuid not null references kring.session,
    enrolment_id uuid not null references kring.enrolment,
    primary key (meeting_id, enrolment_id)
);

create table kring.attendance (
    meeting_id      uuid    not null references kring.session,
    enrolment_id    uuid    not null references kring.enrolment,
    present         boolean not null,
    follow_up       text,
    follow_up_notes text,
    primary key (meeting_id, enrolment_id)
);

create table kring.session_rating (
    meeting_id    uuid        not null references kring.session,
    enrolment_id  uuid        not null references kring.enrolment,
    rating        integer     not null check (rating between 1 and 10),
    most_valuable text,
    to_improve    text,
    rated_at      timestamptz not null,
    primary key (meeting_id, enrolment_id)
);

-- Evaluation --------------------------------------------------------------------------------------------------------

create table kring.evaluation (
    edition_id     uuid primary key references kring.edition,
    opened_at      timestamptz not null,
    conclusions    text,
    continuation   text check (continuation in ('CONTINUE', 'STOP')),
    form           text,
    frequency      integer check (frequency between 1 and 52),
    next_starts_on date,
    reason         text,
    decided_by     text,
    decided_at     timestamptz,
    version        integer     not null
);
