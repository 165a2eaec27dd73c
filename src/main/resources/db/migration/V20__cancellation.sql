-- How somebody who was admitted leaves: at which costs, and who takes over ------------------------------------------------

-- Whoever lets a colleague take over keeps the place until the colleague has it.
alter table kring.enrolment_status drop constraint enrolment_status_place_check;
alter table kring.enrolment_status add check (place in ('NONE', 'OFFERED', 'HELD', 'EITHER'));
insert into kring.enrolment_status (name, ended, place)
values ('LEAVING', false, 'EITHER'),
       ('REPLACED', true, 'NONE'),
       ('REPLACEMENT_LAPSED', true, 'NONE');

create or replace function kring.demand_place_agrees(subject uuid) returns void language plpgsql as $$
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
    if expected is distinct from actual and not (expected = 'EITHER' and actual in ('NONE', 'HELD')) then
        raise exception 'Enrolment % needs place % and has %', subject, expected, actual
            using errcode = 'integrity_constraint_violation', constraint = 'place_agrees_with_enrolment';
    end if;
end $$;

alter table kring.enrolment
    -- The participant whose place this person is to take over.
    add replaces uuid,
    add foreign key (edition_id, replaces) references kring.enrolment (edition_id, id),
    add check (replaces <> id);

create table kring.cancellation (
    enrolment_id      uuid primary key references kring.enrolment,
    asked_at          timestamptz    not null,
    asked_by          text           not null,
    reason            text           not null,
    free_until        date           not null,
    percentage        integer        not null check (percentage between 0 and 100),
    costs             numeric(10, 2) not null check (costs >= 0),
    replacement_id    uuid unique references kring.enrolment,
    replacement_until timestamptz,
    outcome           text check (outcome in ('FREE', 'WITH_COSTS', 'REPLACED', 'EDITION_CANCELLED')),
    settled_at        timestamptz,
    version           integer        not null,
    check ((replacement_id is null) = (replacement_until is null)),
    check ((outcome is null) = (settled_at is null)),
    check (outcome <> 'REPLACED' or replacement_id is not null),
    check (outcome <> 'FREE' or costs = 0),
    check (outcome <> 'WITH_COSTS' or costs > 0)
);
