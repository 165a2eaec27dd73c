-- Which process was moved from which version to which: the engine forgets that when its batch is done.
create table kring.process_migration (
    batch_id varchar(64) primary key,
    process_key varchar(255) not null,
    from_version integer not null,
    to_version integer not null check (to_version <> from_version),
    started_by varchar(255) not null,
    started_at timestamptz not null
);
create index process_migration_by_process on kring.process_migration (process_key, started_at desc);
