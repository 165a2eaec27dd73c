package nl.kring.journey;

import java.util.UUID;
import nl.kring.identity.SiteAddress;
import org.springframework.stereotype.Component;

/** Addresses of pages, for letters. */
@Component
public class Links {

    private final SiteAddress site;

    Links(SiteAddress site) {
        this.site = site;
    }

    public String confirmation(String token) {
        return site.link("/confirm/" + token);
    }

    public String enrolment(String reference) {
        return site.link("/my/enrolments/" + reference);
    }

    /** Where a participant finds a small group. */
    public String companions(String reference, UUID groupId) {
        return site.link("/my/enrolments/" + reference + "/companions/" + groupId);
    }

    /** Where a participant finds the mentor. */
    public String mentor(String reference) {
        return site.link("/my/enrolments/" + reference + "/mentor");
    }

    /** Where a mentor finds what is shared with one participant. */
    public String mentoring(String token) {
        return site.link("/mentor/" + token);
    }

    /** Where staff settle who coaches whom. */
    public String deskMentors(UUID editionId) {
        return site.link("/desk/editions/" + editionId + "/mentors");
    }

    public String enrol(UUID editionId) {
        return site.link("/editions/" + editionId + "/enrol");
    }

    /** Where somebody on the interest list enrols before everybody else. */
    public String enrolEarly(UUID editionId, String secret) {
        return site.link("/editions/" + editionId + "/enrol?voorrang=" + secret);
    }

    /** Where somebody enrols whom a participant has nominated. */
    public String nomination(String secret) {
        return site.link("/nominations/" + secret);
    }

    /** Where somebody leaves a list with one click. */
    public String leave(String token) {
        return site.link("/leave/" + token);
    }

    /** Where a candidate fills in the form of a task. */
    public String candidateTask(String taskId) {
        return site.link("/my/tasks/" + taskId);
    }

    /** Where staff read about an edition. */
    public String deskEdition(UUID editionId) {
        return site.link("/desk/editions/" + editionId);
    }

    /** Where staff read about an enrolment. */
    public String deskEnrolment(String reference) {
        return site.link("/desk/enrolments/" + reference);
    }

    /** Where staff work on a task. */
    public String staffTask(String taskId) {
        return site.link("/camunda/app/tasklist/default/#/?task=" + taskId);
    }
}
