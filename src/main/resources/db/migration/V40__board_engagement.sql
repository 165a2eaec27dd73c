-- The instrument for board engagement: what a partnership and its boards agree, how boards scale themselves, and what they
-- do about it.

create table kring.engagement_cycle (
    edition_id           uuid primary key references kring.edition,
    previous_edition_id  uuid unique references kring.engagement_cycle,
    kind                 text        not null check (kind in ('PARTNERSHIP', 'SINGLE_BOARD')),
    for_insight          boolean     not null,
    for_engagement       boolean     not null,
    for_quality          boolean     not null,
    moment               text        not null,
    repeat_after_months  integer     not null check (repeat_after_months between 1 and 120),
    passive_acceptable   boolean     not null,
    -- Boards that are active or proactive; of these, boards that are proactive.
    active_needed        integer     not null check (active_needed >= 0),
    proactive_needed     integer     not null check (proactive_needed between 0 and active_needed),
    -- The domains that the minimum is about; all three where they need equal attention.
    in_training          boolean     not null,
    in_research          boolean     not null,
    in_development       boolean     not null,
    remind_before_days   integer     not null check (remind_before_days between 1 and 180),
    -- Taken over from the cycle before until somebody agrees to them.
    agreed_at            timestamptz,
    small_groups         text,
    plenary              text,
    agreements           text,
    improvement_domains  text,
    improvement_role     text,
    improvement_lines    text,
    improvement_goal     text,
    -- Since when boards align with the partnership.
    aligning_since       timestamptz,
    version              integer     not null,
    check (for_insight or for_engagement or for_quality),
    check (in_training or in_research or in_development),
    check (previous_edition_id <> edition_id)
);

create table kring.board_scale (
    enrolment_id uuid    not null references kring.enrolment,
    domain       text    not null check (domain in ('TRAINING', 'RESEARCH', 'DEVELOPMENT')),
    situation    text    not null check (situation in ('CURRENT', 'WANTED')),
    gradation    text    not null check (gradation in ('PASSIVE', 'FOLLOWING', 'ACTIVE', 'PROACTIVE')),
    examples     text    not null,
    deliberate   boolean,
    structural   boolean,
    secured      boolean,
    primary key (enrolment_id, domain, situation),
    -- What is wanted is nowhere yet, so that it has no history.
    check (num_nonnulls(deliberate, structural, secured) = case situation when 'CURRENT' then 3 else 0 end)
);

create table kring.board_responsibility (
    enrolment_id uuid not null references kring.enrolment,
    aspect       text not null check (aspect in ('VISION', 'POLICY', 'QUALITY', 'COMMUNICATION', 'COOPERATION')),
    level        text not null check (level in ('SCHOOL', 'BOARD', 'PARTNERSHIP')),
    what         text not null,
    primary key (enrolment_id, aspect, level)
);

create table kring.board_visit (
    enrolment_id uuid primary key,
    edition_id   uuid    not null,
    reason       text    not null check (reason in ('GOAL', 'NEW_BOARD')),
    visitor      text,
    visited_at   timestamptz,
    place        text,
    sequence     integer not null,
    report       text,
    dropped      boolean not null,
    version      integer not null,
    foreign key (edition_id, enrolment_id) references kring.enrolment (edition_id, id),
    check (num_nonnulls(visitor, visited_at, place) in (0, 3)),
    check (report is null or visitor is not null)
);
create index board_visit_by_edition on kring.board_visit (edition_id);

create table kring.action_point (
    id           uuid primary key,
    edition_id   uuid        not null references kring.edition,
    -- Whose it is: a board's, or without one the partnership's.
    enrolment_id uuid references kring.enrolment,
    what         text        not null,
    owner        text        not null,
    owner_email  text,
    due_on       date        not null,
    state        text        not null check (state in ('OPEN', 'DONE', 'DROPPED')),
    report       text,
    times_moved  integer     not null check (times_moved >= 0),
    added_at     timestamptz not null,
    settled_at   timestamptz,
    version      integer     not null,
    check ((state = 'OPEN') = (settled_at is null))
);
create index action_point_by_edition on kring.action_point (edition_id, due_on);
create index action_point_by_enrolment on kring.action_point (enrolment_id);
