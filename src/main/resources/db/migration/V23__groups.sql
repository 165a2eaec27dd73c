-- Parts of an edition that meet apart, each with places and a waiting list of its own. ------------------------------------

create table kring.edition_group (
    edition_id uuid    not null references kring.edition,
    number     integer not null check (number > 0),
    name_nl    text    not null,
    name_en    text    not null,
    primary key (edition_id, number)
);

-- 0 where the edition has no groups; of a meeting, where all groups come together.
alter table kring.enrolment add group_number integer not null default 0;
alter table kring.place add group_number integer not null default 0;
alter table kring.meeting add group_number integer not null default 0;

-- Whoever has a place has it in the own group.
alter table kring.enrolment add constraint enrolment_of_group unique (edition_id, group_number, id);
alter table kring.place
    drop constraint place_of_edition,
    add constraint place_of_group foreign key (edition_id, group_number, enrolment_id)
        references kring.enrolment (edition_id, group_number, id);
create index place_by_group on kring.place (edition_id, group_number);

-- Everybody, and every place, of an edition with groups is in one of them, and nobody else is in any.
create function kring.demand_group() returns trigger language plpgsql as $$
begin
    if new.group_number <> 0 and not exists (
            select from kring.edition_group where edition_id = new.edition_id and number = new.group_number)
        or new.group_number = 0 and exists (select from kring.edition_group where edition_id = new.edition_id) then
        raise exception 'Edition % has no group %', new.edition_id, new.group_number
            using errcode = 'integrity_constraint_violation', constraint = tg_name;
    end if;
    return new;
end $$;
create trigger enrolment_in_group_of_edition before insert or update of edition_id, group_number on kring.enrolment
    for each row execute function kring.demand_group();
create trigger place_in_group_of_edition before insert or update of edition_id, group_number on kring.place
    for each row execute function kring.demand_group();

-- Another group after the start is an exception that stays visible.
alter table kring.bypass
    drop constraint bypass_kind_check,
    add constraint bypass_kind_check
        check (kind in ('ADDED', 'MOVED', 'KEPT_FREE', 'OFFERED', 'SECOND_GROUP', 'GROUP_CHANGED'));
