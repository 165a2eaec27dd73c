-- What an enrolment may stand at ------------------------------------------------------------------------------------------

-- Whether an enrolment with a status has ended, and how it stands to a place. A new status is a new row here.
create table kring.enrolment_status (
    name  text primary key,
    ended boolean not null,
    -- NONE: no place is its own; OFFERED: one is kept for its answer; HELD: it has one.
    place text    not null check (place in ('NONE', 'OFFERED', 'HELD'))
);
insert into kring.enrolment_status (name, ended, place)
values ('RECEIVED', false, 'NONE'),
       ('CONFIRMED', false, 'NONE'),
       ('WAITING', false, 'NONE'),
       ('OFFERED', false, 'OFFERED'),
       ('INTAKE', false, 'HELD'),
       ('DECIDING', false, 'HELD'),
       ('ADMITTED', false, 'HELD'),
       ('CONTRACTED', false, 'HELD'),
       ('COMPLETED', true, 'HELD'),
       ('UNCONFIRMED', true, 'NONE'),
       ('REFUSED', true, 'NONE'),
       ('OFFER_DECLINED', true, 'NONE'),
       ('OFFER_LAPSED', true, 'NONE'),
       ('NO_PLACE', true, 'NONE'),
       ('WITHDRAWN', true, 'NONE'),
       ('NOT_ADMITTED', true, 'NONE'),
       ('CANCELLED', true, 'NONE'),
       ('EDITION_CANCELLED', true, 'NONE');

alter table kring.enrolment
    add foreign key (status) references kring.enrolment_status,
    -- So that what belongs to an enrolment can be held to its edition.
    add constraint enrolment_of_edition unique (edition_id, id);

-- The order in which people wait: that of receipt, unless staff gave somebody another turn. No two have the same.
alter table kring.enrolment add turn numeric;
update kring.enrolment set turn = receipt;
alter table kring.enrolment
    alter turn set not null,
    add constraint enrolment_turn unique (edition_id, turn);

create function kring.turn_by_receipt() returns trigger language plpgsql as $$
begin
    new.turn := coalesce(new.turn, new.receipt);
    return new;
end $$;
create trigger enrolment_turn_by_receipt before insert on kring.enrolment
    for each row execute function kring.turn_by_receipt();

-- Places ------------------------------------------------------------------------------------------------------------------

alter table kring.place
    -- Kept free by staff: it is offered to nobody by itself.
    add kept boolean not null default false,
    add constraint place_kept_is_free check (not kept or enrolment_id is null),
    add constraint place_of_edition foreign key (edition_id, enrolment_id) references kring.enrolment (edition_id, id);

-- Whoever has a place has exactly one, an offer has its end, and nobody else has any. Looked at when a transaction commits,
-- because place and enrolment change one after the other.
create function kring.demand_place_agrees(subject uuid) returns void language plpgsql as $$
declare
    expected text;
    actual   text;
begin
    select s.place into expected
    from kring.enrolment e join kring.enrolment_status s on s.name = e.status where e.id = subject;
    select case when count(*) = 0 then 'NONE'
                when count(*) > 1 then 'SEVERAL'
                when bool_and(offered_until is not null) then 'OFFERED'
                else 'HELD' end
    into actual
    from kring.place where enrolment_id = subject;
    if expected is distinct from actual then
        raise exception 'Enrolment % needs place % and has %', subject, expected, actual
            using errcode = 'integrity_constraint_violation', constraint = 'place_agrees_with_enrolment';
    end if;
end $$;

create function kring.enrolment_demands_place() returns trigger language plpgsql as $$
begin
    perform kring.demand_place_agrees(new.id);
    return null;
end $$;
create constraint trigger place_agrees_with_enrolment after insert or update of status on kring.enrolment
    deferrable initially deferred for each row execute function kring.enrolment_demands_place();

create function kring.place_demands_enrolment() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and old.enrolment_id is not null then
        perform kring.demand_place_agrees(old.enrolment_id);
    end if;
    if tg_op <> 'DELETE' and new.enrolment_id is not null then
        perform kring.demand_place_agrees(new.enrolment_id);
    end if;
    return null;
end $$;
create constraint trigger place_agrees_with_enrolment after insert or update or delete on kring.place
    deferrable initially deferred for each row execute function kring.place_demands_enrolment();

-- What staff did outside the order ----------------------------------------------------------------------------------------

create table kring.bypass (
    id           uuid primary key,
    kind         text        not null check (kind in ('ADDED', 'MOVED', 'KEPT_FREE', 'OFFERED')),
    edition_id   uuid        not null references kring.edition,
    enrolment_id uuid,
    -- A position on the waiting list, or a number of places kept free; where there is one.
    was          integer,
    became       integer,
    reason       text        not null check (reason = btrim(reason) and length(reason) between 1 and 500),
    by_id        text        not null,
    by_name      text        not null,
    at           timestamptz not null,
    foreign key (edition_id, enrolment_id) references kring.enrolment (edition_id, id),
    check ((kind = 'KEPT_FREE') = (enrolment_id is null))
);
create index bypass_by_edition on kring.bypass (edition_id, at);
create index bypass_by_enrolment on kring.bypass (enrolment_id);
