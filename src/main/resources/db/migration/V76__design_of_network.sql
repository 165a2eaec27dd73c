-- How the adviser judges the design of a network, by the factors that make school leaders learn; empty before.
alter table kring.initiative add column factors jsonb not null default '{}';
