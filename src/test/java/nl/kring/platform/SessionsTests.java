package nl.kring.platform;

import static org.assertj.core.api.Assertions.assertThat;

import nl.kring.KringTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@KringTest
class SessionsTests {

    @Autowired
    SessionRepository<? extends Session> sessions;

    @Test
    void twoRequestsCanSetTheSameValueAtOnce() {
        assertThat(lastOfTwo(sessions)).isEqualTo("second");
    }

    private static <S extends Session> String lastOfTwo(SessionRepository<S> sessions) {
        S created = sessions.createSession();
        sessions.save(created);
        S first = sessions.findById(created.getId());
        S second = sessions.findById(created.getId());
        first.setAttribute("answer", "first");
        second.setAttribute("answer", "second");
        sessions.save(first);
        sessions.save(second);
        return sessions.findById(created.getId()).getRequiredAttribute("answer");
    }
}
