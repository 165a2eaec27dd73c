package nl.kring.api;

import static org.springframework.http.MediaType.APPLICATION_JSON_VALUE;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import nl.kring.programme.Edition;
import nl.kring.programme.Editions;
import nl.kring.programme.Programme;
import nl.kring.programme.Programmes;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "Programmes and editions")
class ProgrammesApi {

    private final Programmes programmes;
    private final Editions editions;
    private final EditionViews views;

    ProgrammesApi(Programmes programmes, Editions editions, EditionViews views) {
        this.programmes = programmes;
        this.editions = editions;
        this.views = views;
    }

    @Operation(
            summary = "List the programmes with their editions",
            description = "A programme with others below it has their editions; each title begins with whose it is.")
    @GetMapping(path = "/api/v1/programmes", produces = APPLICATION_JSON_VALUE)
    @Transactional(readOnly = true)
    public List<ApiProgramme> programmes() {
        return programmes.findAllOnTheirOwn().stream()
                .filter(programme -> !programme.definition().hidden())
                .map(this::view)
                .toList();
    }

    private ApiProgramme view(Programme programme) {
        return new ApiProgramme(
                programme.slug(),
                programme.definition().title().in(LocaleContextHolder.getLocale()),
                Stream.concat(Stream.of(programme), programmes.findPartsOf(programme.slug()).stream())
                        .flatMap(each -> editions.findByProgrammeIdOrderByEnrolmentOpensAt(each.id()).stream())
                        .sorted(Comparator.comparing(Edition::enrolmentOpensAt))
                        .map(views::of)
                        .toList());
    }
}
