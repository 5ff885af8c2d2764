package dev.baton.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedStoreIT {
    private static final Path SERVER = Path.of(System.getProperty("baton.test.embedded"));

    @TempDir
    Path temporary;

    @Test
    void itIsMadeOnFirstUseAndKeepsItsData() throws Exception {
        // Given
        try (EmbeddedStore first = EmbeddedStore.start(SERVER, temporary)) {
            execute(first, "CREATE TABLE kept (id INT PRIMARY KEY)", "INSERT INTO kept VALUES (42)");
        }

        // When
        try (EmbeddedStore second = EmbeddedStore.start(SERVER, temporary)) {

            // Then
            assertThat(ask(second, "SELECT id FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void itEndsWithWhoeverStartedIt() {
        // Given
        EmbeddedStore store = EmbeddedStore.start(SERVER, temporary);

        // When
        store.close();

        // Then
        assertThat(ProcessHandle.of(store.pid()).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void aServerLeftBehindIsTakenOver() throws Exception {
        // Given
        EmbeddedStore killed = EmbeddedStore.start(SERVER, temporary);
        killed.abandon();

        // When
        try (EmbeddedStore next = EmbeddedStore.start(SERVER, temporary)) {

            // Then
            assertThat(next.pid()).isEqualTo(killed.pid());
            assertThat(ask(next, "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aSecondOneOnTheSameFolderIsToldHowToShare() {
        // Given
        try (EmbeddedStore first = EmbeddedStore.start(SERVER, temporary)) {

            // When / Then
            assertThatThrownBy(() -> EmbeddedStore.start(SERVER, temporary))
                    .isInstanceOfSatisfying(
                            EmbeddedStoreException.class,
                            refused -> assertThat(refused.remedy()).contains(first.url()));
        }
    }

    @Test
    void onlyItsOwnerReadsThePasswordAndNobodyGetsInWithoutOne() throws Exception {
        // Given
        try (EmbeddedStore store = EmbeddedStore.start(SERVER, temporary)) {

            // When / Then
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.passwordFile())))
                    .isEqualTo("rw-------");
            assertThatThrownBy(() -> DriverManager.getConnection(store.url(), "root", ""))
                    .hasMessageContaining("Access denied");
        }
    }

    @Test
    void aFolderWithoutServerIsToldSo() {
        assertThatThrownBy(() -> EmbeddedStore.start(temporary, temporary))
                .isInstanceOf(EmbeddedStoreException.class)
                .hasMessageStartingWith("there is no embedded MariaDB in ");
    }

    private static void execute(EmbeddedStore store, String... statements) throws Exception {
        try (Connection connection = connect(store);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String ask(EmbeddedStore store, String sql) throws Exception {
        try (Connection connection = connect(store);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection connect(EmbeddedStore store) throws Exception {
        return DriverManager.getConnection(store.url(), EmbeddedStore.USER, Files.readString(store.passwordFile()));
    }
}
