package nl.kring.simulation;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.kring.identity.SiteAddress;
import org.springframework.stereotype.Component;

/**
 * Starts this same application once more, with nothing but a database of its own and a script: the engine's time holds for
 * a whole Java process, so an edition cannot be played in the one that people use.
 */
@Component
class Theatre {

    private static final String APPLICATION = "nl.kring.KringApplication";
    private static final String APPLICATION_IN_JAR = "org.springframework.boot.loader.launch.JarLauncher";

    /** Settings of the real application: its database, its mail server, what it tells whom. None of them is for a simulation. */
    private static final List<String> SETTINGS =
            List.of("spring", "kring", "server", "management", "camunda", "logging");

    private final SimulationProperties properties;
    private final SiteAddress site;

    Theatre(SimulationProperties properties, SiteAddress site) {
        this.properties = properties;
        this.site = site;
    }

    /**
     * @param folder with the script; where it works and puts its report
     * @return the process; it ends when its input is closed
     */
    Process open(Path folder, ScratchDatabases.Address database) throws IOException {
        Path arguments = folder.resolve("arguments");
        Files.write(arguments, commandLine(folder).stream().map(Theatre::quoted).toList());
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "@" + arguments)
                .directory(folder.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(Theatre::isSetting);
        environment.put("SPRING_DATASOURCE_URL", database.url());
        environment.put("SPRING_DATASOURCE_USERNAME", database.user());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        // So that no other one is made up and told.
        environment.put("KRING_ADMIN_PASSWORD", UUID.randomUUID().toString());
        return builder.start();
    }

    private List<String> commandLine(Path folder) {
        return List.of(
                "-Xmx" + properties.memory(),
                "-XX:+UseSerialGC",
                // It ends before thorough compiling would pay.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath(),
                isInJar() ? APPLICATION_IN_JAR : APPLICATION,
                "--" + Simulations.FOLDER_PROPERTY + "=" + folder,
                "--kring.base-url=" + site.link(""),
                "--kring.limits.enabled=false",
                "--kring.mail.poll=1d",
                // Nobody comes here; but much of the application is about pages and wants a server.
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--camunda.bpm.job-execution.enabled=false",
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
    }

    private static boolean isInJar() {
        return ClassLoader.getSystemResource(APPLICATION.replace('.', '/') + ".class") == null;
    }

    /** Absolute, because the other process works in another folder; an empty entry means the one in which this one works. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean isSetting(String variable) {
        String name = variable.toLowerCase(Locale.ROOT);
        return SETTINGS.stream().anyMatch(setting -> name.startsWith(setting + "_") || name.startsWith(setting + "."));
    }

    private static String quoted(String argument) {
        return '"' + argument.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
