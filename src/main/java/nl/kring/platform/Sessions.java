package nl.kring.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Sessions are kept in PostgreSQL, so that any node can serve any request. */
@Configuration(proxyBeanMethods = false)
class Sessions {

    /** Of two requests that set the same value of a session for the first time the later one wins; else it would fail. */
    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer laterRequestWins() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
