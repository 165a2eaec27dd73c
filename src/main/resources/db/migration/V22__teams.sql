-- People of one school who enrol together: all of them have places, or all of them wait.
create table kring.team (
    id           uuid primary key,
    edition_id   uuid    not null references kring.edition,
    organisation text    not null,
    size         integer not null check (size >= 2)
);
create index team_by_edition on kring.team (edition_id);
alter table kring.enrolment add team_id uuid references kring.team;
create index enrolment_by_team on kring.enrolment (team_id);

insert into kring.enrolment_status (name, ended, place) values ('TEAM_ENDED', true, 'NONE');

create function kring.demand_team_together() returns trigger language plpgsql as $$
begin
    if exists (
        select from kring.enrolment e join kring.enrolment_status s on s.name = e.status
        where e.team_id = new.team_id and not s.ended
        having bool_or(s.place = 'NONE') and bool_or(s.place <> 'NONE')) then
        raise exception 'Team % is partly in and partly not', new.team_id
            using errcode = 'integrity_constraint_violation', constraint = 'team_all_in_or_all_waiting';
    end if;
    return null;
end $$;
create constraint trigger team_all_in_or_all_waiting after insert or update of status, team_id on kring.enrolment
    deferrable initially deferred for each row when (new.team_id is not null)
    execute function kring.demand_team_together();
