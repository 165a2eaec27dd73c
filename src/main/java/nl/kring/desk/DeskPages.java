package nl.kring.desk;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import nl.kring.identity.StaffRole;
import nl.kring.programme.NoSuchEdition;
import nl.kring.time.AppClock;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;

/** What all pages of the desk have in common. */
@ControllerAdvice(basePackageClasses = DeskPages.class)
class DeskPages {

    @ModelAttribute("nav")
    String nav() {
        return "desk";
    }

    /** Whether the reader may change more than times, meetings and agreements. */
    @ModelAttribute("coordinates")
    boolean coordinates(HttpServletRequest request) {
        return isForCoordinators(request);
    }

    static boolean isForCoordinators(HttpServletRequest request) {
        return request.isUserInRole(StaffRole.COORDINATORS.name())
                || request.isUserInRole(StaffRole.ADMINISTRATORS.name());
    }

    @ModelAttribute("administers")
    boolean administers(HttpServletRequest request) {
        return request.isUserInRole(StaffRole.ADMINISTRATORS.name());
    }

    /** In which moments are shown. */
    @ModelAttribute("zone")
    ZoneId zone() {
        return AppClock.ZONE;
    }

    /** No such edition, or an address that no page has. */
    @ExceptionHandler({NoSuchEdition.class, MethodArgumentTypeMismatchException.class})
    void nothingThere(HttpServletResponse response) throws IOException {
        response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
