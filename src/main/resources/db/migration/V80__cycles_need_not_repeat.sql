-- A partnership may decide that no cycle follows; then there is no period.
alter table kring.engagement_cycle alter column repeat_after_months drop not null;
