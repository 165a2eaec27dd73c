-- The vote of an edition's participants on the topic of the meeting that is left to the group.
create table kring.choice_round (
    edition_id uuid        not null references kring.edition,
    round      integer     not null check (round >= 1),
    options    text[]      not null check (cardinality(options) >= 2),
    opens_at   timestamptz not null,
    closes_at  timestamptz not null,
    extended   boolean     not null default false,
    closed_at  timestamptz,
    primary key (edition_id, round)
);

-- One vote each; changed until the round closes, kept ever after so that it can be counted again.
create table kring.choice_ballot (
    edition_id   uuid        not null,
    round        integer     not null,
    enrolment_id uuid        not null references kring.enrolment,
    option       text        not null,
    cast_at      timestamptz not null,
    primary key (edition_id, round, enrolment_id),
    foreign key (edition_id, round) references kring.choice_round
);

create function kring.demand_open_round() returns trigger language plpgsql as $$
begin
    if not exists (
        select from kring.choice_round r
        where r.edition_id = coalesce(new.edition_id, old.edition_id) and r.round = coalesce(new.round, old.round)
          and r.closed_at is null and (tg_op = 'DELETE' or new.option = any (r.options))) then
        raise exception 'This ballot cannot be cast or changed'
            using errcode = 'integrity_constraint_violation', constraint = 'ballot_in_open_round';
    end if;
    return coalesce(new, old);
end $$;
create trigger ballot_in_open_round before insert or update or delete on kring.choice_ballot
    for each row execute function kring.demand_open_round();

create table kring.choice_result (
    edition_id uuid primary key references kring.edition,
    option     text        not null,
    decided_by text,
    reason     text,
    voters     integer     not null,
    decided_at timestamptz not null,
    check ((decided_by is null) = (reason is null))
);
