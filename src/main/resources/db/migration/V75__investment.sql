-- Who pays for a year of a network: the academy contributes to the first only, in later years the network invests itself.
alter table kring.edition
    add column network_year      integer check (network_year > 0),
    add column contribution      numeric(10, 2) check (contribution >= 0),
    add column own_investment    numeric(10, 2) check (own_investment > 0),
    add column investment_source text check (investment_source <> ''),
    add check ((own_investment is null) = (investment_source is null)),
    add check (contribution is null or network_year = 1),
    add constraint later_years_on_own_investment check (network_year is null or network_year = 1 or own_investment is not null);

alter table kring.evaluation
    add column own_investment    numeric(10, 2) check (own_investment > 0),
    add column investment_source text check (investment_source <> '');

-- Whoever took the baseline on the members' page answered the same that is a task now.
update kring.form_submission set task_key = 'Task_FillInBaseline' where task_key = 'FillInBaseline';
