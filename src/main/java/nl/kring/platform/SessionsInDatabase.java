package nl.kring.platform;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;

/** Keeps sessions in PostgreSQL, where two requests of one visitor may write the same attribute at the same moment. */
@Configuration
class SessionsInDatabase {

    @Bean
    PostgreSqlJdbcIndexedSessionRepositoryCustomizer laterWriteWins() {
        return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
    }
}
