package nl.kring.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import nl.kring.enrolment.Enrolment;
import nl.kring.enrolment.Enrolments;
import nl.kring.identity.AuditTrail;
import nl.kring.invoicing.Balance;
import nl.kring.invoicing.BankFile;
import nl.kring.invoicing.BankImport;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.BillingFields;
import nl.kring.invoicing.CreditTooHigh;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.InvoiceBook.Show;
import nl.kring.invoicing.InvoiceDocuments;
import nl.kring.invoicing.InvoiceEntry;
import nl.kring.invoicing.InvoiceExport;
import nl.kring.invoicing.Invoicing;
import nl.kring.invoicing.PaymentRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Invoices: what is open, payments one by one or from a bank's file, credit notes, and the list for the bookkeeping. */
@Controller
@ForCoordinators
class InvoiceController {

    private final InvoiceBook book;
    private final InvoiceDocuments documents;
    private final InvoiceExport export;
    private final Invoicing invoicing;
    private final InvoiceActions actions;
    private final Enrolments enrolments;
    private final EnrolmentPages pages;
    private final AuditTrail audit;
    private final Clock clock;

    InvoiceController(
            InvoiceBook book,
            InvoiceDocuments documents,
            InvoiceExport export,
            Invoicing invoicing,
            InvoiceActions actions,
            Enrolments enrolments,
            EnrolmentPages pages,
            AuditTrail audit,
            Clock clock) {
        this.book = book;
        this.documents = documents;
        this.export = export;
        this.invoicing = invoicing;
        this.actions = actions;
        this.enrolments = enrolments;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param year of which all invoices are shown; the others are of all years */
    @GetMapping("/desk/invoices")
    String list(
            @RequestParam(defaultValue = "OPEN") Show show,
            @RequestParam(required = false) @Nullable Integer year,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        return list(book.page(show, year, page), Typed.nothing(), model);
    }

    /** Written line by line, however many there are. */
    @GetMapping("/desk/invoices.csv")
    void csv(@RequestParam(required = false) @Nullable Integer year, HttpServletResponse response) throws IOException {
        String name = "facturen-" + (year == null ? LocalDate.now(clock) : year) + ".csv";
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, attachment(name));
        try (Writer csv = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8)) {
            book.forEach(year, export.into(csv));
        }
    }

    @PostMapping("/desk/invoices/import")
    String read(@RequestParam MultipartFile file, Model model, RedirectAttributes redirect) throws IOException {
        try {
            BankImport read = actions.read(file.getBytes());
            redirect.addFlashAttribute("read", read);
            Notice.good(
                    redirect,
                    "invoices.imported",
                    read.count(BankImport.Outcome.ENTERED),
                    read.left().size());
            return "redirect:/desk/invoices";
        } catch (BankFile.Unreadable unreadable) {
            Typed typed = Typed.nothing();
            typed.refuse("file", "bankFile." + unreadable.code(), unreadable.line());
            return list(book.page(Show.OPEN, null, 1), typed, model);
        }
    }

    @GetMapping("/desk/invoices/{number}")
    String invoice(@PathVariable String number, Model model, Locale locale) {
        return show(find(number), Typed.nothing(), model, locale);
    }

    @GetMapping("/desk/invoices/{number}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String number) {
        Invoice invoice = find(number).invoice();
        return file(MediaType.APPLICATION_PDF, documents.fileName(invoice) + ".pdf", documents.pdf(invoice));
    }

    @GetMapping("/desk/invoices/{number}/ubl")
    ResponseEntity<byte[]> ubl(@PathVariable String number) {
        Invoice invoice = find(number).invoice();
        byte[] ubl = documents.ubl(invoice).orElseThrow(DeskPages::notFound);
        return file(MediaType.APPLICATION_XML, documents.fileName(invoice) + ".xml", ubl);
    }

    @PostMapping("/desk/invoices/{number}/payments")
    String pay(
            @PathVariable String number,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        InvoiceEntry entry = find(number);
        Balance balance = balanceOf(entry);
        Typed typed = new Typed(fields);
        LocalDate paidOn = typed.date("paidOn");
        BigDecimal amount = typed.amount("amount");
        if (paidOn != null && amount != null) {
            try {
                // The page says what was paid when it was made; where it says nothing, nothing was typed on a page of
                // ours.
                BigDecimal seen = typed.saw(balance.paid().toPlainString()) ? balance.paid() : BigDecimal.ONE.negate();
                actions.enterPayment(
                        entry.invoice(), paidOn, amount, typed.value("note").strip(), seen);
                Notice.good(redirect, "invoices.paid");
                return "redirect:/desk/invoices/" + number;
            } catch (PaymentRefused refused) {
                refuse(typed, refused);
            }
        }
        return show(find(number), typed, model, locale);
    }

    private static void refuse(Typed typed, PaymentRefused refused) {
        switch (refused.reason()) {
            case TOO_MUCH -> typed.refuse("amount", "payment.tooMuch", refused.open());
            case NOTHING_OPEN -> typed.refuse("amount", "payment.nothingOpen");
            case IN_THE_FUTURE -> typed.refuse("paidOn", "payment.future");
            case CHANGED_MEANWHILE -> typed.refuse("amount", "payment.changed", refused.open());
        }
    }

    @PostMapping("/desk/invoices/{number}/credit")
    String credit(
            @PathVariable String number,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        InvoiceEntry entry = find(number);
        Balance balance = balanceOf(entry);
        Typed typed = new Typed(fields);
        BigDecimal amount = typed.amount("creditAmount");
        String reason = typed.line("creditReason");
        if (amount != null && reason != null) {
            try {
                if (typed.saw(balance.credited().toPlainString())
                        && actions.credit(entry.invoice(), amount, balance.credited(), reason)) {
                    Notice.good(redirect, "invoices.credited");
                } else {
                    Notice.bad(redirect, "invoices.creditedBefore");
                }
                return "redirect:/desk/invoices/" + number;
            } catch (CreditTooHigh refused) {
                typed.refuse("creditAmount", "creditTooHigh", refused.most());
            }
        }
        return show(entry, typed, model, locale);
    }

    @PostMapping("/desk/invoices/{number}/reissue")
    String reissue(
            @PathVariable String number,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        InvoiceEntry entry = find(number);
        Balance balance = balanceOf(entry);
        Typed typed = new Typed(fields);
        String reason = typed.line("reissueReason");
        if (reason == null) {
            return show(entry, typed, model, locale);
        }
        if (typed.saw(balance.credited().toPlainString())
                && actions.reissue(entry.invoice(), balance.credited(), reason)) {
            Notice.good(redirect, "invoices.reissued");
        } else {
            Notice.bad(redirect, "invoices.creditedBefore");
        }
        return "redirect:/desk/invoices/" + number;
    }

    @GetMapping("/desk/enrolments/{reference}/billing")
    String billing(@PathVariable String reference, Model model) {
        Enrolment enrolment = pages.find(reference);
        Typed typed = new Typed(BillingFields.of(invoicing.billedTo(enrolment.id()), enrolment));
        return billing(enrolment, typed, model);
    }

    @PostMapping("/desk/enrolments/{reference}/billing")
    String bill(
            @PathVariable String reference,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        Enrolment enrolment = pages.find(reference);
        Typed typed = new Typed(fields);
        BillingDetails details = BillingFields.read(fields, enrolment);
        details.mistakes().forEach(mistake -> typed.refuse(mistake.field(), "billing." + mistake.code()));
        if (!typed.isRight()) {
            return billing(enrolment, typed, model);
        }
        actions.billTo(enrolment, details);
        Notice.good(redirect, "invoices.billing");
        return "redirect:/desk/enrolments/" + reference;
    }

    private String billing(Enrolment enrolment, Typed typed, Model model) {
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("typed", typed);
        model.addAttribute("invoiced", invoicing.wasInvoiced(enrolment.id()));
        return "desk/billing";
    }

    private String list(InvoiceBook.Page page, Typed typed, Model model) {
        model.addAttribute("page", page);
        model.addAttribute("years", book.years());
        model.addAttribute("totals", book.totals());
        model.addAttribute("typed", typed);
        return "desk/invoices";
    }

    private String show(InvoiceEntry entry, Typed typed, Model model, Locale locale) {
        Invoice invoice = entry.invoice();
        Enrolment enrolment = enrolments.get(invoice.enrolmentId());
        model.addAttribute("entry", entry);
        model.addAttribute("invoice", invoice);
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("payments", book.payments(invoice.id()));
        model.addAttribute(
                "creditNotes",
                book.ofEnrolment(enrolment.id()).stream()
                        .filter(other -> invoice.id().equals(other.invoice().credits()))
                        .toList());
        model.addAttribute("today", LocalDate.now(clock).toString());
        model.addAttribute(
                "events",
                audit.history(enrolment.id()).stream()
                        .filter(event -> event.detail().startsWith(invoice.number() + ":"))
                        .map(event -> pages.event(event, locale))
                        .toList());
        model.addAttribute("typed", typed);
        return "desk/invoice";
    }

    private InvoiceEntry find(String number) {
        return book.find(number).orElseThrow(DeskPages::notFound);
    }

    private static Balance balanceOf(InvoiceEntry entry) {
        Balance balance = entry.balance();
        if (balance == null) {
            throw DeskPages.notFound();
        }
        return balance;
    }

    private static ResponseEntity<byte[]> file(MediaType type, String name, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(name))
                .body(content);
    }

    private static String attachment(String name) {
        return ContentDisposition.attachment().filename(name).build().toString();
    }
}
