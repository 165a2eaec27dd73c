-- What somebody pays who enrolled before the fee of the edition changed; null where the edition's own fee holds.
alter table kring.enrolment add column promised_fee numeric(10, 2) check (promised_fee >= 0);
