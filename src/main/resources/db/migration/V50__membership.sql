-- The members of associations, each by the last list that was imported.
create table kring.member_list (
    association text primary key,
    version     integer not null default 0,
    imported_at timestamptz,
    imported_by text
);

create table kring.member (
    association  text not null references kring.member_list,
    email        text not null check (email = lower(email)),
    given_name   text not null,
    family_name  text not null,
    number       text not null,
    phone        text not null,
    organisation text not null,
    role         text not null,
    primary key (association, email)
);

-- A list that was read and waits to be carried out; afterwards only that it was.
create table kring.member_import (
    id             uuid primary key,
    association    text        not null references kring.member_list,
    content        bytea,
    list_version   integer     not null,
    prepared_at    timestamptz not null,
    carried_out_at timestamptz,
    check ((content is null) = (carried_out_at is not null))
);
create index member_import_by_association on kring.member_import (association);
