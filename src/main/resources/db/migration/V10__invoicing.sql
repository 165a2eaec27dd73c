-- Billing -----------------------------------------------------------------------------------------------------------

-- To whom an enrolment is invoiced, as it is now; an invoice keeps what it was when it was issued.
create table kring.billing (
    enrolment_id uuid primary key references kring.enrolment,
    details      jsonb   not null,
    version      integer not null
);

-- Invoices and credit notes, as they were issued: rows are added and never change. -------------------------------------

-- The last number given out in a year. It is raised in the transaction that issues an invoice, and so never by one that
-- fails; whoever issues the next one waits for it.
create table kring.invoice_number (
    year integer primary key check (year between 2000 and 2999),
    last integer not null check (last > 0)
);

create table kring.invoice (
    id           uuid primary key,
    year         integer        not null,
    sequence     integer        not null check (sequence > 0),
    number       text           not null unique,
    kind         text           not null check (kind in ('INVOICE', 'CREDIT_NOTE')),
    enrolment_id uuid           not null references kring.enrolment,
    edition_id   uuid           not null references kring.edition,
    credits      uuid references kring.invoice,
    issued_on    date           not null,
    due_on       date           not null,
    amount       numeric(10, 2) not null check (amount > 0),
    content      jsonb          not null,
    unique (year, sequence),
    check (year = extract(year from issued_on)),
    check (number = year || '-' || lpad(sequence::text, greatest(4, length(sequence::text)), '0')),
    check ((kind = 'CREDIT_NOTE') = (credits is not null)),
    check (due_on >= issued_on)
);
create index invoice_by_enrolment on kring.invoice (enrolment_id);
create index invoice_by_edition on kring.invoice (edition_id);
create index invoice_by_credited on kring.invoice (credits);

create function kring.number_invoice() returns trigger language plpgsql as $$
begin
    new.year := extract(year from new.issued_on);
    insert into kring.invoice_number as counter (year, last) values (new.year, 1)
        on conflict (year) do update set last = counter.last + 1
        returning last into new.sequence;
    new.number := new.year || '-' || lpad(new.sequence::text, greatest(4, length(new.sequence::text)), '0');
    return new;
end $$;
create trigger invoice_is_numbered before insert on kring.invoice
    for each row execute function kring.number_invoice();

create function kring.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is only added to: what was entered stays', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger invoice_stays before update or delete or truncate on kring.invoice
    for each statement execute function kring.refuse_change();

-- The numbers that were given out do not come back.
create function kring.refuse_renumbering() returns trigger language plpgsql as $$
begin
    if tg_op <> 'UPDATE' or new.year <> old.year or new.last <> old.last + 1 then
        raise exception 'invoice numbers only go up, one by one' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger invoice_number_goes_up before update or delete on kring.invoice_number
    for each row execute function kring.refuse_renumbering();

-- What is open of an invoice -------------------------------------------------------------------------------------------

create table kring.payment (
    id         uuid primary key,
    invoice_id uuid           not null references kring.invoice,
    kind       text           not null check (kind in ('RECEIVED', 'REFUNDED', 'SET_OFF')),
    paid_on    date           not null,
    amount     numeric(10, 2) not null check (amount <> 0),
    note       text           not null,
    -- Tells a line of a bank's file from all others, so that reading the file again changes nothing.
    bank_line  text unique,
    check (kind <> 'RECEIVED' or amount > 0),
    check (kind <> 'REFUNDED' or amount < 0)
);
create index payment_by_invoice on kring.payment (invoice_id);
create trigger payment_stays before update or delete or truncate on kring.payment
    for each statement execute function kring.refuse_change();

-- The running totals of each invoice, kept by the triggers below and held by whoever credits it or enters a payment. That
-- nobody credits more than was invoiced, or pays back more than was paid, holds here whatever the code does.
create table kring.receivable (
    invoice_id     uuid primary key references kring.invoice,
    enrolment_id   uuid           not null references kring.enrolment,
    amount         numeric(10, 2) not null check (amount > 0),
    credited       numeric(10, 2) not null default 0,
    paid           numeric(10, 2) not null default 0 check (paid >= 0),
    written_off_on date,
    constraint credited_no_more_than_invoiced check (credited between 0 and amount)
);
create unique index one_uncredited_invoice_per_enrolment on kring.receivable (enrolment_id) where credited < amount;

create function kring.keep_receivable() returns trigger language plpgsql as $$
begin
    if new.kind = 'INVOICE' then
        insert into kring.receivable (invoice_id, enrolment_id, amount) values (new.id, new.enrolment_id, new.amount);
        return null;
    end if;
    perform from kring.receivable where invoice_id = new.credits and enrolment_id = new.enrolment_id for update;
    if not found then
        raise exception 'a credit note credits an invoice of the same enrolment'
            using errcode = 'integrity_constraint_violation';
    end if;
    update kring.receivable
        set credited = (select sum(amount) from kring.invoice where credits = new.credits)
        where invoice_id = new.credits;
    return null;
end $$;
create trigger invoice_opens_receivable after insert on kring.invoice
    for each row execute function kring.keep_receivable();

create function kring.keep_paid() returns trigger language plpgsql as $$
begin
    perform from kring.receivable where invoice_id = new.invoice_id for update;
    if not found then
        raise exception 'only an invoice is paid' using errcode = 'integrity_constraint_violation';
    end if;
    update kring.receivable
        set paid = (select sum(amount) from kring.payment where invoice_id = new.invoice_id)
        where invoice_id = new.invoice_id;
    return null;
end $$;
create trigger payment_settles_receivable after insert on kring.payment
    for each row execute function kring.keep_paid();

-- Totals are set by what was issued and paid, not by hand.
create function kring.check_receivable() returns trigger language plpgsql as $$
declare
    entered record;
begin
    select coalesce((select sum(amount) from kring.invoice where credits = new.invoice_id), 0) as credited,
           coalesce((select sum(amount) from kring.payment where invoice_id = new.invoice_id), 0) as paid,
           (select amount from kring.invoice where id = new.invoice_id) as amount
        into entered;
    if new.credited <> entered.credited or new.paid <> entered.paid or new.amount <> entered.amount then
        raise exception 'the totals of an invoice follow from credit notes and payments'
            using errcode = 'integrity_constraint_violation';
    end if;
    if tg_op = 'UPDATE' and new.paid > old.paid and new.paid > new.amount - new.credited then
        raise exception 'more was paid than is open' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;
create trigger receivable_adds_up before insert or update on kring.receivable
    for each row execute function kring.check_receivable();
create function kring.keep_all() returns trigger language plpgsql as $$
begin
    raise exception '% keeps its rows', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger receivable_stays before delete or truncate on kring.receivable
    for each statement execute function kring.keep_all();

-- Programmes that were introduced before invoices were sent from here ---------------------------------------------------

update kring.programme
set definition = jsonb_set(definition, '{organiser}', (definition -> 'organiser') - 'address' || '{
        "street": "Singelstraat 12", "postcode": "3511 AB", "city": "Utrecht", "country": "NL",
        "chamberOfCommerce": "90001236", "vatId": "NL812345678B01",
        "iban": "NL04BANK0417164300", "bic": "BANKNL2A"}')
    || '{"invoicing": {
        "moment": "ADMISSION", "paymentTerm": "P30D", "reminders": ["P7D", "P21D"], "callAfter": "P28D",
        "exemptionReason": {
            "nl": "Vrijgesteld van btw op grond van artikel 11, eerste lid, onderdeel o, van de Wet op de omzetbelasting 1968",
            "en": "Exempt from VAT under article 11(1)(o) of the Dutch Turnover Tax Act 1968 (Wet op de omzetbelasting 1968)"}}}'
where slug = 'bestuurssecretarissen';
