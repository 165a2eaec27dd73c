-- Whoever was in a step that the other version does not have: where they went on, by the ids of the steps.
alter table kring.process_migration add column elsewhere jsonb not null default '{}';
