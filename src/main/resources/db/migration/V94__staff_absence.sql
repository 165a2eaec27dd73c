create table kring.staff_absence (
    id uuid primary key,
    user_id text not null,
    from_day date not null,
    until_day date not null,
    stand_in text not null,
    set_by text not null,
    set_at timestamptz not null,
    -- Tasks were passed on.
    began_at timestamptz,
    -- Ended before its last day, or called off.
    ended_at timestamptz,
    -- Tasks were given back: nothing is left to be done.
    over_at timestamptz,
    constraint absence_ends_after_it_begins check (until_day >= from_day),
    constraint absence_somebody_else_stands_in check (stand_in <> user_id)
);

create index staff_absence_user on kring.staff_absence (user_id, from_day);
create index staff_absence_not_over on kring.staff_absence (from_day) where over_at is null;
