package nl.kring.platform;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The embedded default's database. Only its address is given to Spring Boot, which makes the connection pool as it does
 * for any other database ({@code spring.datasource.hikari.*}) and closes it before the server stops.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnEmbeddedDatabase
class EmbeddedDatabaseConfiguration {

    @Bean(destroyMethod = "close")
    DataFolder dataFolder(@Value("${kring.data-dir}") Path folder) {
        return DataFolder.claim(folder);
    }

    @Bean(destroyMethod = "close")
    EmbeddedDatabase embeddedDatabase(DataFolder folder, @Value("${kring.postgres-binaries-dir:}") String binaries) {
        return EmbeddedDatabase.start(
                folder, binaries.isBlank() ? folder.resolve("postgres-binaries") : Path.of(binaries));
    }

    @Bean
    JdbcConnectionDetails embeddedDatabaseConnection(EmbeddedDatabase database) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return database.username();
            }

            @Override
            public String getPassword() {
                // The server listens on the loopback address only and trusts whoever is on this machine.
                return "";
            }

            @Override
            public String getJdbcUrl() {
                return database.jdbcUrl();
            }
        };
    }
}
