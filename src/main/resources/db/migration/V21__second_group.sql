-- A second group is an edition of its own, opened for those who wait for another one.
alter table kring.edition
    add second_group_of uuid references kring.edition,
    add check (second_group_of <> id);
create index edition_by_first_group on kring.edition (second_group_of);

-- Whoever waited when a second group was opened: its places are offered to them first, in the order in which they wait.
create table kring.surplus (
    edition_id   uuid not null references kring.edition,
    enrolment_id uuid not null references kring.enrolment,
    -- When the second group was offered; nobody is asked twice.
    asked_at     timestamptz,
    primary key (edition_id, enrolment_id)
);
create index surplus_by_enrolment on kring.surplus (enrolment_id);

-- An enrolment stays in its edition, except that those who waited may go to the second group, and back to the list.
create function kring.demand_way_between_groups() returns trigger language plpgsql as $$
begin
    if not exists (
        select from kring.surplus s join kring.edition second on second.id = s.edition_id
        where s.enrolment_id = new.id
            and ((second.second_group_of = old.edition_id and second.id = new.edition_id)
                or (second.id = old.edition_id and second.second_group_of = new.edition_id))) then
        raise exception 'Enrolment % cannot leave edition % for %', new.id, old.edition_id, new.edition_id
            using errcode = 'integrity_constraint_violation', constraint = 'enrolment_stays_in_edition';
    end if;
    return new;
end $$;
create trigger enrolment_stays_in_edition before update of edition_id on kring.enrolment
    for each row when (old.edition_id is distinct from new.edition_id)
    execute function kring.demand_way_between_groups();

-- What staff did stays with the edition in which they did it, also when the person goes to a second group.
alter table kring.bypass
    drop constraint bypass_edition_id_enrolment_id_fkey,
    add foreign key (enrolment_id) references kring.enrolment,
    drop constraint bypass_kind_check,
    add constraint bypass_kind_check
        check (kind in ('ADDED', 'MOVED', 'KEPT_FREE', 'OFFERED', 'SECOND_GROUP')),
    drop constraint bypass_check,
    add constraint bypass_check check ((kind in ('KEPT_FREE', 'SECOND_GROUP')) = (enrolment_id is null));
