-- Small groups of an edition: intervision groups, pairs for a shadowing day, buddies.
create table kring.companion_group (
    id         uuid primary key,
    edition_id uuid        not null references kring.edition,
    kind       text        not null check (kind in ('INTERVISION', 'SHADOWING', 'BUDDIES')),
    number     integer     not null,
    settled_at timestamptz not null,
    unique (edition_id, kind, number),
    unique (id, edition_id, kind)
);

-- Nobody is in two groups of one kind.
create table kring.companion_member (
    group_id     uuid        not null,
    enrolment_id uuid        not null references kring.enrolment,
    edition_id   uuid        not null,
    kind         text        not null,
    position     integer     not null,
    confirmed_at timestamptz,
    primary key (group_id, enrolment_id),
    unique (edition_id, kind, enrolment_id),
    foreign key (group_id, edition_id, kind) references kring.companion_group (id, edition_id, kind)
);
