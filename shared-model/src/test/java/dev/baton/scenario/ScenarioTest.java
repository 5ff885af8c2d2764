package dev.baton.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ScenarioTest {

    @TestFactory
    Stream<DynamicTest> everyScenarioComesOutAsItsFilesSay() {
        return Scenario.names().stream()
                .map(name -> dynamicTest(name, Scenario.directory(name).toUri(), () -> check(name)));
    }

    private static void check(String name) throws IOException {
        Scenario scenario = Scenario.load(name);
        Path directory = Scenario.directory(name);
        for (Output output : Output.ALL) {
            if (output.belongs().test(scenario)) {
                Golden.check(directory.resolve(output.file()), output.print().apply(scenario));
            }
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("files of " + name)
                    .allMatch(file -> isUsed(file, scenario));
        }
    }

    private static boolean isUsed(String file, Scenario scenario) {
        return file.equals(Scenario.TOPOLOGY)
                || Output.ALL.stream()
                        .anyMatch(output ->
                                output.file().equals(file) && output.belongs().test(scenario));
    }
}
