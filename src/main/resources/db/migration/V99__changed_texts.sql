-- What administrators put in the place of texts that came with the application; the last of each key and language holds.
create table kring.text_change (
    number bigint generated always as identity primary key,
    key varchar(200) not null,
    language varchar(2) not null check (language in ('NL', 'EN')),
    -- Null: the shipped text holds again.
    text text,
    changed_by varchar(255) not null,
    changed_at timestamptz not null
);
create index text_change_by_key on kring.text_change (key, language, number desc);
