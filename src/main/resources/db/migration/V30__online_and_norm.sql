-- An edition that is held online from some day on, and what was done after a meeting was rated below the norm.

alter table kring.edition
    add moved_online_at timestamptz,
    add online_reason text,
    add check ((moved_online_at is null) = (online_reason is null));

alter table kring.session add improvement text;
