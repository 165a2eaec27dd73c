-- What came of playing an edition with invented people. All else about it was in a database that is gone.
create table kring.simulation (
    id uuid primary key,
    programme text not null,
    title text not null,
    plan jsonb not null,
    started_by text not null,
    started_at timestamptz not null,
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    cancel_asked boolean not null default false,
    progress jsonb,
    -- By the database's own clock, which nobody moves: whoever watches over it says again and again that it goes on.
    alive_at timestamptz not null default now(),
    ended_at timestamptz,
    failure text,
    failure_detail text,
    report jsonb,
    constraint simulation_ended check ((state = 'RUNNING') = (ended_at is null)),
    constraint simulation_reported check ((state = 'DONE') = (report is not null))
);
-- Each takes a good part of a machine.
create unique index simulation_one_at_a_time on kring.simulation ((true)) where state = 'RUNNING';
create index simulation_by_start on kring.simulation (started_at desc);
