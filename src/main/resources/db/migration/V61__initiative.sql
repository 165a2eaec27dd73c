-- Applications for support of a network, each by its secretary.
create table kring.initiative (
    id              uuid primary key,
    reference       text        not null unique,
    programme_id    uuid        not null references kring.programme,
    status          text        not null check (status in ('RECEIVED', 'ASSESSING', 'MENDING', 'DECIDING', 'SUPPORTED',
                                                           'NOT_SUPPORTED', 'LAPSED', 'WITHDRAWN')),
    name            text        not null,
    email           text        not null check (email = lower(email)),
    language        text        not null,
    network         text        not null,
    answers         jsonb       not null,
    idempotency_key text        not null unique,
    received_at     timestamptz not null,
    -- How often it was sent again after something was missing.
    mended          integer     not null,
    judgements      jsonb       not null,
    advice          boolean,
    advice_reason   text,
    advised_by      text,
    decision_reason text,
    decided_by      text,
    decided_at      timestamptz,
    contribution    numeric(10, 2) check (contribution >= 0),
    purposes        jsonb       not null,
    help            jsonb       not null,
    help_given      jsonb       not null,
    network_id      uuid references kring.programme,
    version         integer     not null,
    -- Nobody promises money to a network that is not supported.
    check ((status = 'SUPPORTED') = (contribution is not null))
);
create index initiative_by_programme on kring.initiative (programme_id, received_at);
