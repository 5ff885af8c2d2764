package dev.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.baton.schedule.Role;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private final KnownKeys keys = new KnownKeys();

    @AfterEach
    void forget() {
        System.getProperties().keySet().removeIf(key -> key.toString().startsWith("baton."));
    }

    @Test
    void aKeyWithATypingErrorIsRefusedWithTheOneThatWasMeant() {
        // Given
        System.setProperty("baton.store.ulr", "jdbc:mysql://db/baton");

        // When / Then
        assertThatThrownBy(Settings::read)
                .isInstanceOf(StartException.class)
                .hasMessage("unknown configuration key baton.store.ulr (from SysPropConfigSource):"
                        + " did you mean baton.store.url?");
    }

    @Test
    void aValueThatCannotBeReadIsToldWithItsKey() {
        // Given
        System.setProperty("baton.analysis.every", "soon");

        // When / Then
        assertThatThrownBy(Settings::read)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("baton.analysis.every")
                .hasMessageContaining("soon");
    }

    @Test
    void whatIsSetIsRead() {
        // Given
        System.setProperty("baton.store.url", "jdbc:mysql://db:3306/baton");
        System.setProperty("baton.discovery.seeds[0]", "p1:3306");

        // When
        Settings settings = Settings.read();

        // Then
        assertThat(settings.store().url()).contains("jdbc:mysql://db:3306/baton");
    }

    @ParameterizedTest
    @CsvSource({
        "baton.store.ulr, baton.store.url",
        "baton.mysql.pasword, baton.mysql.password",
        "baton.recovery.cooldown, baton.recovery.cool-down",
        "baton.database.url, baton.store.url"
    })
    void theNearestKeyIsSuggested(String typed, String meant) {
        assertThat(keys.nearest(typed)).contains(meant);
    }

    @Test
    void whatAHookIsToldInItsEnvironmentIsNoMisconfiguration() {
        assertThat(keys.knows("baton.recovery.uid")).isTrue();
    }

    @Test
    void nothingIsSuggestedWhereNothingIsNear() {
        assertThat(keys.nearest("baton.flux-compensator")).isEmpty();
    }

    @Test
    void theWebHoldsNoPasswordOfManagedServers() {
        // Given
        Map<String, String> told = RoleSettings.of(Role.WEB, Settings.read());

        // When / Then
        assertThat(told).containsEntry("baton.mysql.password", "").containsEntry("baton.mysql.password-file", "");
    }

    @Test
    void aJobThatRunsOnceHasANameOfItsOwnAndNoListener() {
        // Given
        Map<String, String> told = RoleSettings.of(Role.RUN, Settings.read());

        // When / Then
        assertThat(told.get("baton.node.name"))
                .endsWith("-run-" + ProcessHandle.current().pid());
        assertThat(told).containsEntry("quarkus.http.host-enabled", "false");
    }
}
