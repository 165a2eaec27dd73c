package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import nl.kring.KringTest;
import nl.kring.time.AppClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** Tests switch the limits off in the shared application, so these put up a filter of their own. */
@KringTest
class RateLimitTests {

    private static final LimitProperties FEW =
            new LimitProperties(true, 3, Duration.ofMinutes(10), 2, Duration.ofHours(1));

    @Autowired
    DataSource dataSource;

    @Autowired
    ObjectMapper objectMapper;

    @Autowired
    JdbcClient database;

    private final AppClock clock = new AppClock();
    private RateLimits limits;
    private String network;

    @BeforeEach
    void limitsWithAClockOfTheirOwn() {
        limits = new RateLimits(dataSource, FEW, clock);
        network = "2001:db8:%x".formatted(System.nanoTime() & 0xffff) + ":" + "%x".formatted(hashCode() & 0xffff);
        database.sql("delete from kring.rate_limit").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login/forgotten",
                "/login/password/token",
                "/my/sign-in",
                "/my/sign-in/token",
                "/confirm/token",
                "/programmes/x/interest",
                "/editions/5f0c4a52-6f0c-4d0e-9d51-1a9a3b3c4d5e/enrol"
            })
    void lastsUntilTooMuchCameFromOneAddress(String path) throws Exception {
        for (int form = 0; form < 3; form++) {
            assertThat(send(path, "::1", null).getStatus()).isEqualTo(200);
        }

        MockHttpServletResponse refused = send(path, "::1", null);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 600);
    }

    @Test
    void letsPeopleOnAfterAWhile() throws Exception {
        for (int form = 0; form < 4; form++) {
            send("/my/sign-in", "::1", null);
        }
        clock.shiftTo(Duration.ofMinutes(4));

        assertThat(send("/my/sign-in", "::1", null).getStatus()).isEqualTo(200);
    }

    @Test
    void countsAWholeNetworkOfAddressesAsOne() throws Exception {
        for (int form = 0; form < 3; form++) {
            send("/my/sign-in", "::" + form, null);
        }

        assertThat(send("/my/sign-in", "::f", null).getStatus()).isEqualTo(429);
        assertThat(sendFrom("192.0.2.7", "/my/sign-in", null).getStatus()).isEqualTo(200);
    }

    @Test
    void protectsTheMailboxOfOneAddress() throws Exception {
        String address = UUID.randomUUID() + "@school.example";
        sendFrom("192.0.2.1", "/my/sign-in", address);
        sendFrom("192.0.2.2", "/my/sign-in", address.toUpperCase(Locale.ROOT));

        assertThat(sendFrom("192.0.2.3", "/my/sign-in", " " + address).getStatus())
                .isEqualTo(429);
        assertThat(sendFrom("192.0.2.4", "/my/sign-in", "another@school.example")
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void tellsProgramsAsAProblem() throws Exception {
        String path = "/api/v1/editions/" + UUID.randomUUID() + "/enrolments";
        for (int form = 0; form < 3; form++) {
            send(path, "::1", null);
        }

        MockHttpServletResponse refused = send(path, "::1", null);

        assertThat(refused.getStatus()).isEqualTo(429);
        assertThat(refused.getContentType()).startsWith("application/problem+json");
        assertThat(objectMapper
                        .readTree(refused.getContentAsString())
                        .get("status")
                        .asInt())
                .isEqualTo(429);
    }

    @Test
    void leavesEverythingElseAlone() throws Exception {
        for (int request = 0; request < 10; request++) {
            assertThat(send("/desk/editions", "::1", null).getStatus()).isEqualTo(200);
        }
    }

    @Test
    void keepsNoAddressesAndForgets() throws Exception {
        sendFrom("192.0.2.1", "/my/sign-in", "somebody@school.example");

        List<String> ids = database.sql("select id from kring.rate_limit")
                .query(String.class)
                .list();
        assertThat(ids).hasSize(2).allMatch(id -> id.matches("[0-9a-f]{64}"));

        limits.forgetOld();
        assertThat(remembered()).isEqualTo(2);
        database.sql("update kring.rate_limit set expires_at = expires_at - 86400000")
                .update();
        limits.forgetOld();
        assertThat(remembered()).isZero();
    }

    private int remembered() {
        return database.sql("select count(*) from kring.rate_limit")
                .query(Integer.class)
                .single();
    }

    private MockHttpServletResponse send(String path, String host, @Nullable String email)
            throws ServletException, IOException {
        return sendFrom(network + host, path, email);
    }

    private MockHttpServletResponse sendFrom(String address, String path, @Nullable String email)
            throws ServletException, IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
        request.setRemoteAddr(address);
        if (email != null) {
            request.addParameter("email", email);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        new RateLimitFilter(limits, objectMapper).doFilter(request, response, new MockFilterChain());
        return response;
    }
}
