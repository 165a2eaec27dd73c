-- What people answered, per submitted form. Never changed afterwards.
create table kring.form_submission (
    id                uuid         primary key,
    form_id           varchar(100) not null,
    -- The deployed version, where the form belongs to a task.
    form_version      integer,
    -- The user task's id in the process model; the form's id for a public form.
    task_key          varchar(255) not null,
    -- A task is done once.
    task_id           varchar(64)  unique,
    enrolment_id      uuid,
    edition_id        uuid,
    session_id        uuid,
    submitted_by_kind varchar(20)  not null check (submitted_by_kind in ('CANDIDATE', 'STAFF', 'SYSTEM')),
    submitted_by      varchar(320) not null,
    submitted_by_name varchar(500) not null,
    submitted_at      timestamptz  not null,
    answers           jsonb        not null check (jsonb_typeof(answers) = 'object'),
    -- Names of chosen options that the form does not list itself: {question: {code: name}}.
    option_labels     jsonb        not null check (jsonb_typeof(option_labels) = 'object')
);

create index form_submission_by_enrolment on kring.form_submission (enrolment_id, submitted_at);
create index form_submission_by_edition on kring.form_submission (edition_id, task_key, submitted_at);
create index form_submission_by_session on kring.form_submission (session_id, task_key, submitted_at);
