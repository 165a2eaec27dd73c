package nl.kring.portal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.kring.enrolment.Enrolment;
import nl.kring.identity.CandidatePrincipal;
import nl.kring.invoicing.BillingDetails;
import nl.kring.invoicing.BillingFields;
import nl.kring.invoicing.Invoice;
import nl.kring.invoicing.InvoiceBook;
import nl.kring.invoicing.InvoiceDocuments;
import nl.kring.invoicing.InvoiceEntry;
import nl.kring.invoicing.Invoicing;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** To whom a candidate's invoice goes, until it is issued, and the invoices themselves. */
@Controller
@RequestMapping("/my/enrolments/{reference}")
class BillingController {

    private static final List<String> FIELDS = List.of(
            "organisation",
            "attention",
            "street",
            "postcode",
            "city",
            "country",
            "chamberOfCommerce",
            "email",
            "reference");

    private final MyEnrolments myEnrolments;
    private final Invoicing invoicing;
    private final InvoiceBook book;
    private final InvoiceDocuments documents;

    BillingController(MyEnrolments myEnrolments, Invoicing invoicing, InvoiceBook book, InvoiceDocuments documents) {
        this.myEnrolments = myEnrolments;
        this.invoicing = invoicing;
        this.book = book;
        this.documents = documents;
    }

    @ModelAttribute("nav")
    String nav() {
        return "my";
    }

    @GetMapping("/billing")
    String show(@PathVariable String reference, @AuthenticationPrincipal CandidatePrincipal candidate, Model model) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        if (invoicing.wasInvoiced(enrolment.id()) || enrolment.hasEnded()) {
            return "redirect:/my/enrolments/" + reference;
        }
        form(enrolment, BillingFields.of(invoicing.billedTo(enrolment.id()), enrolment), Map.of(), model);
        return "portal/billing";
    }

    @PostMapping(path = "/billing", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ModelAndView save(
            @PathVariable String reference,
            @RequestParam Map<String, String> typed,
            @AuthenticationPrincipal CandidatePrincipal candidate,
            Model model,
            RedirectAttributes redirected) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        String page = "redirect:/my/enrolments/" + enrolment.reference();
        if (enrolment.hasEnded()) {
            return new ModelAndView(page);
        }
        BillingDetails details = BillingFields.read(typed, enrolment);
        Map<String, String> errors = details.mistakes().stream()
                .collect(Collectors.toMap(
                        BillingDetails.Mistake::field,
                        mistake -> "portal.billing.error." + mistake.code(),
                        (first, second) -> first));
        if (!errors.isEmpty()) {
            form(enrolment, typed, errors, model);
            return new ModelAndView("portal/billing", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
        boolean saved = invoicing.billToUntilInvoiced(enrolment.id(), details);
        redirected.addFlashAttribute("done", saved ? "portal.billing.done" : "portal.billing.tooLate");
        return new ModelAndView(page);
    }

    @GetMapping("/invoices/{number}.pdf")
    ResponseEntity<byte[]> pdf(
            @PathVariable String reference,
            @PathVariable String number,
            @AuthenticationPrincipal CandidatePrincipal candidate) {
        Enrolment enrolment = myEnrolments.get(reference, candidate.email());
        Invoice invoice = book.ofEnrolment(enrolment.id()).stream()
                .map(InvoiceEntry::invoice)
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(documents.fileName(invoice) + ".pdf")
                                .build()
                                .toString())
                .body(documents.pdf(invoice));
    }

    private void form(Enrolment enrolment, Map<String, String> typed, Map<String, String> errors, Model model) {
        model.addAttribute("reference", enrolment.reference());
        model.addAttribute("waiting", invoicing.isDue(enrolment.id()));
        model.addAttribute("fields", FIELDS);
        model.addAttribute("typed", typed);
        model.addAttribute("errors", errors);
    }
}
