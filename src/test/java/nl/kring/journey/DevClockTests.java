package nl.kring.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Map;
import nl.kring.KringTest;
import nl.kring.Visitor;
import nl.kring.time.AppClock;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@KringTest
class DevClockTests {

    @LocalServerPort
    int port;

    @Autowired
    AppClock clock;

    private Duration offsetBefore = Duration.ZERO;

    @BeforeEach
    void remember() {
        offsetBefore = clock.offset();
    }

    @AfterEach
    void restore() {
        clock.shiftTo(offsetBefore);
        ClockUtil.offset(offsetBefore.toMillis());
    }

    @Test
    void programsMoveItByDays() {
        Instant before = clock.instant();
        HttpResponse<String> answer = new Visitor(port).json("POST", "/dev/clock", "{\"days\":2}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"zone\":\"Europe/Amsterdam\"").contains("\"now\":\"");
        assertThat(Duration.between(before, clock.instant()))
                .isBetween(Duration.ofDays(2).minusHours(1), Duration.ofDays(2).plusHours(2));
    }

    @Test
    void programsMoveItToALocalTime() {
        LocalDateTime to = clock.localNow()
                .plusDays(1)
                .withHour(15)
                .withMinute(0)
                .withSecond(0)
                .withNano(0);
        HttpResponse<String> answer = new Visitor(port).json("POST", "/dev/clock", "{\"to\":\"" + to + "\"}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(clock.localNow()).isBetween(to, to.plusMinutes(2));
        assertThat(OffsetDateTime.parse(answer.body().replaceAll(".*\"now\":\"([^\"]+)\".*", "$1"))
                        .toLocalDateTime())
                .isBetween(to, to.plusMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"days\":0}",
                "{\"days\":-7}",
                "{\"days\":\"soon\"}",
                "{\"days\":99999}",
                "{\"to\":\"2020-01-01T00:00\"}",
                "{\"to\":\"next week\"}",
                "{\"to\":\"9999-01-01T00:00\"}",
                "{}",
                "",
                "nonsense"
            })
    void refusesWhatIsNotAStepForward(String body) {
        HttpResponse<String> answer = new Visitor(port).json("POST", "/dev/clock", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("That is not possible");
        assertThat(clock.offset()).isEqualTo(offsetBefore);
    }

    @Test
    void peopleMoveItOnAPage() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.get("/dev/clock").body()).contains("Een week vooruit");

        Instant before = clock.instant();
        assertThat(visitor.submit("/dev/clock", "/dev/clock", Map.of("days", "1"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(Duration.between(before, clock.instant())).isGreaterThan(Duration.ofHours(22));

        HttpResponse<String> refused = visitor.submit("/dev/clock", "/dev/clock", Map.of("to", "2020-01-01T00:00"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("de klok kan alleen vooruit");
    }

    @Test
    void aFormOfAnotherSiteCannotMoveIt() {
        assertThat(new Visitor(port).post("/dev/clock", Map.of("days", "1")).statusCode())
                .isEqualTo(403);
        assertThat(clock.offset()).isEqualTo(offsetBefore);
    }

    @Test
    void saysTheTimeToPrograms() {
        Visitor visitor = new Visitor(port);
        assertThat(visitor.send(visitor.request("/dev/clock")
                                .header("Accept", "application/json")
                                .GET())
                        .body())
                .contains("\"offsetSeconds\":" + offsetBefore.toSeconds());
    }
}
