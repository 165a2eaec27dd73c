create table kring.sign_in_link (
    token_hash bytea primary key,
    purpose text not null,
    subject text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at timestamptz
);

create index sign_in_link_expiry on kring.sign_in_link (expires_at);

create table kring.audit_entry (
    id bigint generated always as identity primary key,
    at timestamptz not null,
    actor_kind text not null,
    actor_id text not null,
    actor_name text not null,
    action text not null,
    enrolment_id uuid,
    edition_id uuid,
    detail text not null
);

create index audit_entry_enrolment on kring.audit_entry (enrolment_id, id);
create index audit_entry_edition on kring.audit_entry (edition_id, id);

-- Columns as Spring Session asks for them; the name is as long as an e-mail address can be.
create table kring.spring_session (
    primary_id char(36) not null primary key,
    session_id char(36) not null,
    creation_time bigint not null,
    last_access_time bigint not null,
    max_inactive_interval integer not null,
    expiry_time bigint not null,
    principal_name varchar(320)
);

create unique index spring_session_id on kring.spring_session (session_id);
create index spring_session_expiry on kring.spring_session (expiry_time);
create index spring_session_principal on kring.spring_session (principal_name);

create table kring.spring_session_attributes (
    session_primary_id char(36) not null references kring.spring_session on delete cascade,
    attribute_name varchar(200) not null,
    attribute_bytes bytea not null,
    primary key (session_primary_id, attribute_name)
);
