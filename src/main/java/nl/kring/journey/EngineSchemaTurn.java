package nl.kring.journey;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Lets one node at a time create or update the engine's tables. The engine itself does not look out for others: of two
 * nodes that start together on an empty database one would fail.
 */
final class EngineSchemaTurn implements SmartInitializingSingleton, DisposableBean {

    private static final String KEY = "71829347";

    private final Connection connection;

    private EngineSchemaTurn(Connection connection) {
        this.connection = connection;
    }

    /** Waits until no other node is at it. The database gives the turn back if this node dies meanwhile. */
    static EngineSchemaTurn take(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_lock(" + KEY + ")");
        }
        return new EngineSchemaTurn(connection);
    }

    @Override
    public void afterSingletonsInstantiated() {
        destroy();
    }

    @Override
    public void destroy() {
        try (connection) {
            if (!connection.isClosed()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("select pg_advisory_unlock(" + KEY + ")");
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The turn to set up the engine could not be given back", e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Setup {

        @Bean
        EngineSchemaTurn engineSchemaTurn(DataSource dataSource) throws SQLException {
            return take(dataSource);
        }

        @Bean
        static BeanFactoryPostProcessor engineWaitsForItsTurn() {
            return beans -> beans.getBeanDefinition("processEngineFactoryBean").setDependsOn("engineSchemaTurn");
        }
    }
}
