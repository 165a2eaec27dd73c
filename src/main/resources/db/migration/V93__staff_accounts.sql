-- What the engine does not keep about its users. Somebody without a row is not blocked and has not signed in yet.
create table kring.staff_account (
    user_id text primary key,
    blocked_at timestamptz,
    last_sign_in_at timestamptz
);

-- Whose account an entry is about.
alter table kring.audit_entry add column staff_id text;
create index audit_entry_staff on kring.audit_entry (staff_id, id) where staff_id is not null;

-- Links of one person are taken back together.
create index sign_in_link_subject on kring.sign_in_link (subject);
