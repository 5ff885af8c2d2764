package dev.baton.reference;

import dev.baton.boot.Configurations;
import org.junit.jupiter.api.Test;

class ConfigurationReferenceTest {
    private static final String HEAD = """
            # Configuration

            Made from `shared-model/src/main/java/dev/baton/config` by a test; write `-Dgolden.update` to the build to make it
            anew.

            Every key can stand in `config/application.properties` below the working folder, in the environment
            (`baton.store.url` is `BATON_STORE_URL`), behind `baton serve -D`, or in a system property; the later wins. Times
            are written `500ms`, `10s`, `5m`, `1h`. A key that nobody knows stops the start, with the key that was probably
            meant. Keys of Quarkus work too, as `quarkus.http.port` (3000) and `quarkus.log.level`.
            """;

    @Test
    void thePageSaysWhatTheCodeSays() {
        // Given
        var mappings = Configurations.mappings();
        var reference = new ConfigurationReference(GoldenFile.root().resolve("shared-model/src/main/java"), mappings);

        // When
        String page =
                HEAD + String.join("", mappings.stream().map(reference::section).toList());

        // Then
        new GoldenFile("docs/configuration.md").mustSay(page);
    }
}
