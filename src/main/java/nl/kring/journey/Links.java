package nl.kring.journey;

import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Addresses of pages, for letters. */
@Component
public class Links {

    private final String baseUrl;

    Links(@Value("${kring.base-url}") String baseUrl) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    public String confirmation(String token) {
        return baseUrl + "/confirm/" + token;
    }

    public String enrolment(String reference) {
        return baseUrl + "/my/enrolments/" + reference;
    }

    public String enrol(UUID editionId) {
        return baseUrl + "/editions/" + editionId + "/enrol";
    }

    /** Where a candidate fills in the form of a task. */
    public String candidateTask(String taskId) {
        return baseUrl + "/my/tasks/" + taskId;
    }

    /** Where staff work on a task. */
    public String staffTask(String taskId) {
        return baseUrl + "/camunda/app/tasklist/default/#/?task=" + taskId;
    }
}
