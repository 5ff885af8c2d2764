package dev.baton.lab.binaries;

import dev.baton.lab.LabException;
import dev.baton.lab.process.ChildCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A jar of a public repository, taken from Maven's local repository and fetched into it by Maven when it is not there,
 * so that the user's mirrors and credentials apply. Not a dependency of ours, because nobody should download every
 * server to run on one.
 */
record MavenArtifact(String groupId, String artifactId, String version) {
    private static final String GET = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get";
    private static final Duration FETCH_AT_MOST = Duration.ofMinutes(10);

    Path jar() {
        Path jar = localRepository().resolve(pathInRepository());
        if (!Files.isRegularFile(jar)) {
            fetch();
        }
        if (!Files.isRegularFile(jar)) {
            throw new LabException("Maven fetched %s, but not to %s; name its local repository with -Dmaven.repo.local"
                    .formatted(coordinates(), jar));
        }
        return jar;
    }

    Path pathInRepository() {
        return Path.of(groupId.replace('.', '/'), artifactId, version, artifactId + "-" + version + ".jar");
    }

    private String coordinates() {
        return groupId + ":" + artifactId + ":" + version;
    }

    /** The repository that this build uses: Surefire and Failsafe tell their tests. */
    private static Path localRepository() {
        return Stream.of("maven.repo.local", "localRepository")
                .flatMap(property -> Optional.ofNullable(System.getProperty(property)).stream())
                .map(Path::of)
                .findFirst()
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".m2", "repository"));
    }

    private void fetch() {
        List<String> command = new ArrayList<>(List.of(maven(), "-q", "-B", GET, "-Dtransitive=false"));
        command.add("-Dartifact=" + coordinates());
        command.add("-Dmaven.repo.local=" + localRepository());
        try {
            ChildCommand.of(command)
                    .with(Map.of("JAVA_HOME", System.getProperty("java.home")))
                    .run(FETCH_AT_MOST);
        } catch (LabException e) {
            throw new LabException(
                    "could not fetch %s; run '%s' where there is a network"
                            .formatted(coordinates(), String.join(" ", command)),
                    e);
        }
    }

    private static String maven() {
        return Optional.ofNullable(System.getenv("MAVEN_HOME"))
                .map(home -> Path.of(home, "bin", "mvn").toString())
                .orElse("mvn");
    }
}
