create table kring.outbox (
    id uuid primary key,
    template text not null,
    about uuid,
    milestone text not null,
    recipient text not null,
    recipient_name text not null,
    language text not null,
    subject text not null,
    text text not null,
    html text not null,
    -- A link with which its holder acts as the recipient; blotted out of the texts once they are sent.
    personal_link text,
    message_id text not null,
    created_at timestamptz not null,
    next_attempt_at timestamptz not null,
    lease_until timestamptz,
    attempts integer not null default 0,
    last_error text,
    sent_at timestamptz,
    constraint outbox_once unique nulls not distinct (about, milestone, template, recipient)
);

create index outbox_unsent on kring.outbox (next_attempt_at) where sent_at is null;
create index outbox_recipient on kring.outbox (recipient, created_at);
create index outbox_created on kring.outbox (created_at);

create table kring.mail_attachment (
    letter_id uuid not null references kring.outbox on delete cascade,
    position integer not null,
    file_name text not null,
    content_type text not null,
    content bytea not null,
    primary key (letter_id, position)
);
