-- How much each client address and each e-mail address sent lately. Keys are hashes: nobody can be read from them.
create table kring.rate_limit (
    id         text primary key,
    state      bytea,
    expires_at bigint
);

create index rate_limit_expiry on kring.rate_limit (expires_at);
