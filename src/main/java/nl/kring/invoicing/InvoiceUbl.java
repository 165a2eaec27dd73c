package nl.kring.invoicing;

import com.helger.ubl21.UBL21Marshaller;
import java.math.BigDecimal;
import java.util.List;
import nl.kring.invoicing.InvoiceContent.Line;
import nl.kring.invoicing.InvoiceContent.Seller;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CreditNoteLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.FinancialAccountType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.InvoiceLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.MonetaryTotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentMeansType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PaymentTermsType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PeriodType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxCategoryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSubtotalType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxTotalType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.CreditedQuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.InvoicedQuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.NoteType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.PaymentIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.TaxExemptionReasonType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import oasis.names.specification.ubl.schema.xsd.invoice_21.InvoiceType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * An invoice or a credit note for bookkeeping programs: UBL 2.1 as EN 16931 and, for the Netherlands, NLCIUS ask for it.
 * Everything is exempt from VAT (category E), with the reason as text.
 */
@Component
class InvoiceUbl {

    private static final String NLCIUS = "urn:cen.eu:en16931:2017#compliant#urn:fdc:nen.nl:nlcius:v1.0";
    private static final String BILLING = "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0";
    private static final String INVOICE = "380";
    private static final String CREDIT_NOTE = "381";
    private static final String EURO = "EUR";
    private static final String KVK = "0106";
    private static final String OIN = "0190";
    private static final String BY_EMAIL = "EM";
    private static final String EXEMPT = "E";
    private static final String SEPA_CREDIT_TRANSFER = "58";
    private static final String ONE = "C62";

    private final MessageSource texts;

    InvoiceUbl(MessageSource texts) {
        this.texts = texts;
    }

    byte[] of(Invoice invoice) {
        byte[] xml = invoice.isCreditNote()
                ? UBL21Marshaller.creditNote().setFormattedOutput(true).getAsBytes(creditNote(invoice))
                : UBL21Marshaller.invoice().setFormattedOutput(true).getAsBytes(invoice(invoice));
        if (xml == null) {
            throw new IllegalStateException("Invoice " + invoice.number() + " cannot be written as UBL");
        }
        return xml;
    }

    private static InvoiceType invoice(Invoice invoice) {
        InvoiceContent content = invoice.content();
        InvoiceType ubl = new InvoiceType();
        ubl.setCustomizationID(NLCIUS);
        ubl.setProfileID(BILLING);
        ubl.setID(invoice.number());
        ubl.setIssueDate(invoice.issuedOn());
        ubl.setDueDate(invoice.dueOn());
        ubl.setInvoiceTypeCode(INVOICE);
        ubl.setDocumentCurrencyCode(EURO);
        ubl.setBuyerReference(text(content.buyerReference()));
        ubl.addInvoicePeriod(period(content));
        ubl.setAccountingSupplierParty(supplier(content.seller()));
        ubl.setAccountingCustomerParty(customer(content.buyer()));
        ubl.addPaymentMeans(paymentMeans(invoice.number(), content.seller()));
        ubl.addTaxTotal(noTax(invoice.amount(), content.exemptionReason()));
        ubl.setLegalMonetaryTotal(total(invoice.amount()));
        for (int i = 0; i < content.lines().size(); i++) {
            Line line = content.lines().get(i);
            InvoicedQuantityType quantity = new InvoicedQuantityType();
            quantity.setValue(BigDecimal.ONE);
            quantity.setUnitCode(ONE);
            InvoiceLineType ublLine = new InvoiceLineType();
            ublLine.setID(String.valueOf(i + 1));
            ublLine.setInvoicedQuantity(quantity);
            ublLine.setLineExtensionAmount(line.amount()).setCurrencyID(EURO);
            ublLine.setItem(item(line));
            ublLine.setPrice(price(line.amount()));
            ubl.addInvoiceLine(ublLine);
        }
        return ubl;
    }

    private CreditNoteType creditNote(Invoice invoice) {
        InvoiceContent content = invoice.content();
        CreditNoteType ubl = new CreditNoteType();
        ubl.setCustomizationID(NLCIUS);
        ubl.setProfileID(BILLING);
        ubl.setID(invoice.number());
        ubl.setIssueDate(invoice.issuedOn());
        ubl.setCreditNoteTypeCode(CREDIT_NOTE);
        String reason = content.reason();
        if (reason != null) {
            ubl.addNote(new NoteType(text(reason)));
        }
        ubl.setDocumentCurrencyCode(EURO);
        ubl.setBuyerReference(text(content.buyerReference()));
        ubl.addInvoicePeriod(period(content));
        ubl.addBillingReference(credited(content));
        ubl.setAccountingSupplierParty(supplier(content.seller()));
        ubl.setAccountingCustomerParty(customer(content.buyer()));
        ubl.addPaymentMeans(paymentMeans(invoice.number(), content.seller()));
        PaymentTermsType terms = new PaymentTermsType();
        terms.addNote(new NoteType(
                texts.getMessage("invoice.settle.terms", new Object[] {content.creditedNumber()}, content.locale())));
        ubl.addPaymentTerms(terms);
        ubl.addTaxTotal(noTax(invoice.amount(), content.exemptionReason()));
        ubl.setLegalMonetaryTotal(total(invoice.amount()));
        for (int i = 0; i < content.lines().size(); i++) {
            Line line = content.lines().get(i);
            CreditedQuantityType quantity = new CreditedQuantityType();
            quantity.setValue(BigDecimal.ONE);
            quantity.setUnitCode(ONE);
            CreditNoteLineType ublLine = new CreditNoteLineType();
            ublLine.setID(String.valueOf(i + 1));
            ublLine.setCreditedQuantity(quantity);
            ublLine.setLineExtensionAmount(line.amount()).setCurrencyID(EURO);
            ublLine.setItem(item(line));
            ublLine.setPrice(price(line.amount()));
            ubl.addCreditNoteLine(ublLine);
        }
        return ubl;
    }

    private static PeriodType period(InvoiceContent content) {
        PeriodType period = new PeriodType();
        period.setStartDate(content.from());
        period.setEndDate(content.until());
        return period;
    }

    private static BillingReferenceType credited(InvoiceContent content) {
        DocumentReferenceType reference = new DocumentReferenceType();
        reference.setID(content.creditedNumber());
        BillingReferenceType billing = new BillingReferenceType();
        billing.setInvoiceDocumentReference(reference);
        return billing;
    }

    private static SupplierPartyType supplier(Seller seller) {
        PartyType party = party(seller.name(), seller.chamberOfCommerce(), seller.country(), seller.email());
        party.setPostalAddress(address(seller.street(), seller.postcode(), seller.city(), seller.country()));
        PartyTaxSchemeType tax = new PartyTaxSchemeType();
        String vatId = seller.vatId();
        // A seller who charges no VAT needs no VAT id; the number at the tax authority says who does not charge it.
        tax.setCompanyID(vatId == null ? seller.fiscalNumber() : vatId);
        tax.setTaxScheme(scheme(vatId == null ? "TAX" : "VAT"));
        party.addPartyTaxScheme(tax);
        party.setContact(contact(seller.name(), seller.email()));
        SupplierPartyType supplier = new SupplierPartyType();
        supplier.setParty(party);
        return supplier;
    }

    private static CustomerPartyType customer(BillingDetails buyer) {
        PartyType party = party(buyer.organisation(), buyer.chamberOfCommerce(), buyer.country(), buyer.email());
        party.setPostalAddress(address(buyer.street(), buyer.postcode(), buyer.city(), buyer.country()));
        party.setContact(contact(buyer.attention(), buyer.email()));
        CustomerPartyType customer = new CustomerPartyType();
        customer.setParty(party);
        return customer;
    }

    /** @param registration at the chamber of commerce, or an OIN; null where there is none */
    private static PartyType party(String name, @Nullable String registration, String country, String email) {
        String scheme = registration == null || !country.equals("NL") ? null : registration.length() == 8 ? KVK : OIN;
        PartyType party = new PartyType();
        if (scheme == null) {
            party.setEndpointID(email).setSchemeID(BY_EMAIL);
        } else {
            party.setEndpointID(registration).setSchemeID(scheme);
        }
        PartyNameType partyName = new PartyNameType();
        partyName.setName(text(name));
        party.addPartyName(partyName);
        PartyLegalEntityType legal = new PartyLegalEntityType();
        legal.setRegistrationName(text(name));
        if (registration != null) {
            legal.setCompanyID(text(registration)).setSchemeID(scheme);
        }
        party.addPartyLegalEntity(legal);
        return party;
    }

    private static AddressType address(String street, String postcode, String city, String country) {
        AddressType address = new AddressType();
        address.setStreetName(text(street));
        address.setCityName(text(city));
        address.setPostalZone(text(postcode));
        CountryType countryType = new CountryType();
        countryType.setIdentificationCode(country);
        address.setCountry(countryType);
        return address;
    }

    private static ContactType contact(@Nullable String name, String email) {
        ContactType contact = new ContactType();
        if (name != null) {
            contact.setName(text(name));
        }
        contact.setElectronicMail(email);
        return contact;
    }

    private static PaymentMeansType paymentMeans(String number, Seller seller) {
        FinancialAccountType account = new FinancialAccountType();
        account.setID(seller.iban());
        PaymentMeansType means = new PaymentMeansType();
        means.setPaymentMeansCode(SEPA_CREDIT_TRANSFER);
        means.setPaymentID(List.of(new PaymentIDType(number)));
        means.setPayeeFinancialAccount(account);
        return means;
    }

    private static TaxTotalType noTax(BigDecimal amount, String exemptionReason) {
        TaxCategoryType category = exempt();
        category.addTaxExemptionReason(new TaxExemptionReasonType(text(exemptionReason)));
        TaxSubtotalType subtotal = new TaxSubtotalType();
        subtotal.setTaxableAmount(amount).setCurrencyID(EURO);
        subtotal.setTaxAmount(BigDecimal.ZERO.setScale(2)).setCurrencyID(EURO);
        subtotal.setTaxCategory(category);
        TaxTotalType total = new TaxTotalType();
        total.setTaxAmount(BigDecimal.ZERO.setScale(2)).setCurrencyID(EURO);
        total.addTaxSubtotal(subtotal);
        return total;
    }

    private static TaxCategoryType exempt() {
        TaxCategoryType category = new TaxCategoryType();
        category.setID(EXEMPT);
        category.setPercent(BigDecimal.ZERO);
        category.setTaxScheme(scheme("VAT"));
        return category;
    }

    private static TaxSchemeType scheme(String id) {
        TaxSchemeType scheme = new TaxSchemeType();
        scheme.setID(id);
        return scheme;
    }

    private static MonetaryTotalType total(BigDecimal amount) {
        MonetaryTotalType total = new MonetaryTotalType();
        total.setLineExtensionAmount(amount).setCurrencyID(EURO);
        total.setTaxExclusiveAmount(amount).setCurrencyID(EURO);
        total.setTaxInclusiveAmount(amount).setCurrencyID(EURO);
        total.setPayableAmount(amount).setCurrencyID(EURO);
        return total;
    }

    private static ItemType item(Line line) {
        ItemType item = new ItemType();
        item.setName(text(line.description()));
        item.addClassifiedTaxCategory(exempt());
        return item;
    }

    private static PriceType price(BigDecimal amount) {
        PriceType price = new PriceType();
        price.setPriceAmount(amount).setCurrencyID(EURO);
        return price;
    }

    /** Without the few signs that XML cannot carry. */
    private static String text(String text) {
        return text.replaceAll("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "");
    }
}
