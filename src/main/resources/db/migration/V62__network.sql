-- Where a network is in its life, and what its people tell each other.
create table kring.network_phase (
    id           bigint generated always as identity primary key,
    programme_id uuid        not null references kring.programme,
    phase        text        not null check (phase in ('SOWING', 'CULTIVATING', 'HARVESTING')),
    since        timestamptz not null,
    changed_by   text        not null,
    note         text        not null check (note <> '')
);
create index network_phase_by_programme on kring.network_phase (programme_id, id);

create table kring.network_member (
    enrolment_id   uuid primary key references kring.enrolment,
    shares_contact boolean     not null,
    phone          text        not null,
    question       text        not null,
    changed_at     timestamptz not null
);
