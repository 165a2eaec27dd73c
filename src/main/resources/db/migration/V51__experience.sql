-- Whole years in the role, where the form of a programme asks for them.
alter table kring.enrolment add experience integer check (experience between 0 and 60);
