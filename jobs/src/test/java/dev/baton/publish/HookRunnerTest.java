package dev.baton.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.baton.hook.HookCommand;
import dev.baton.hook.HookList;
import dev.baton.hook.HookValue;
import dev.baton.hook.HookValues;
import dev.baton.plan.Step;
import dev.baton.plan.StepResult;
import dev.baton.topology.InstanceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Asks real shells: what a hook gets, what it leaves, and that no name becomes a command. */
class HookRunnerTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final String HOSTILE = "a'b\"c`touch x1`$(touch x2);touch x3|touch x4&<b>\n*\\ ${PATH} {failedPort}";

    /** As users of Orchestrator have them: what happened, the cluster's alias, the old and the new host. */
    private static final String ORCH_HOOK = """
            #!/bin/bash
            isitdead=$1
            cluster=$2
            oldmaster=$3
            newmaster=$4
            case "$isitdead" in
              DeadMaster)
                echo "failover of $cluster: move the address from $oldmaster to $newmaster"
                printf '%s\\n' "$cluster" > "$(dirname "$0")/moved"
                ;;
              *) echo "nothing to do for $isitdead"; exit 3 ;;
            esac
            """;

    @TempDir
    Path folder;

    static Stream<Arguments> everyShellAndKindOfQuotes() {
        return Stream.of("bash", "sh")
                .flatMap(shell -> Stream.of(
                                "printf '%s' {failureClusterAlias}",
                                "printf '%s' \"{failureClusterAlias}\"",
                                "printf '%s' '{failureClusterAlias}'",
                                "printf '%s' \"$(printf '%s' '{failureClusterAlias}')\"",
                                "printf '%s' \"$ORC_FAILURE_CLUSTER_ALIAS\"",
                                "f() { printf '%s' \"$1\"; }; f {failureClusterAlias}")
                        .map(command -> Arguments.of(shell, command)));
    }

    @ParameterizedTest
    @MethodSource("everyShellAndKindOfQuotes")
    void aHostileNameArrivesWholeAndRunsNothing(String shell, String command) throws IOException {
        // When
        StepResult result = runner(shell).run(hook("cd " + folder + "; " + command));

        // Then
        assertThat(result).isInstanceOf(StepResult.Done.class);
        assertThat(result.detail()).endsWith("\n" + HOSTILE);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "echo `echo {failureClusterAlias}`",
                "cat <<X\n{failureClusterAlias}\nX",
                "echo $((1)) # {failureClusterAlias}"
            })
    void evenWhereTheQuotesAreStrangeItRunsNothing(String command) throws IOException {
        // When
        runner("bash").run(hook("cd " + folder + "; " + command));

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aHookThatUsersHaveRunsUnchanged() throws IOException {
        // Given
        Path script = Files.writeString(folder.resolve("orch_hook.sh"), ORCH_HOOK);
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        String line =
                script + " {failureType} {failureClusterAlias} {failedHost} {successorHost} >> " + folder + "/log 2>&1";

        // When
        StepResult result = runner("bash").run(hook(line));

        // Then
        assertThat(result).isInstanceOf(StepResult.Done.class);
        assertThat(folder.resolve("moved")).hasContent(HOSTILE);
        assertThat(folder.resolve("log")).content().endsWith("from db1 to db2\n");
    }

    @Test
    void theOldSampleLineLogsWhatItIsToldInSingleQuotes() {
        assertThat(run("echo 'Detected {failureType} on {failedHost}. Affected replicas: {countSlaves}'")
                        .detail())
                .endsWith("Detected DeadMaster on db1. Affected replicas: 2");
    }

    @Test
    void aFailureIsToldWithItsExitCodeAndItsOutput() {
        // When
        StepResult result = run("echo before; echo 'no such address' >&2; exit 3");

        // Then
        assertThat(result).isInstanceOf(StepResult.Failed.class);
        assertThat(result.detail()).startsWith("exit code 3 after ").endsWith("\nbefore\nno such address");
    }

    @Test
    void aHookThatTakesTooLongIsEndedWithAllThatItStarted() throws IOException {
        // Given
        String line = "(trap '' TERM; sleep 60) & echo $! > " + folder + "/child; sleep 60 | cat";

        // When
        StepResult result = runner("bash").run(hook(line, Duration.ofMillis(500)));

        // Then
        assertThat(result.detail()).startsWith("killed, since its time was over");
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        ProcessHandle.of(child).filter(ProcessHandle::isAlive).isEmpty());
    }

    @Test
    void whatItLeavesInTheBackgroundGoesOnAndIsNotWaitedFor() {
        // Given
        long began = System.nanoTime();

        // When
        StepResult result = run("(sleep 2; echo still here; touch " + folder + "/done) &");

        // Then
        assertThat(result).isInstanceOf(StepResult.Done.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofMillis(1800));
        await().atMost(Duration.ofSeconds(10)).until(() -> Files.exists(folder.resolve("done")));
    }

    @Test
    void ofMuchOutputTheBeginningAndTheEndAreKept() {
        // When
        StepResult result = run("echo first; yes middle | head -c 20000000; echo last");

        // Then
        assertThat(result.detail())
                .hasSizeLessThan(9_000)
                .contains("\nfirst\n")
                .contains("[...]")
                .endsWith("last");
    }

    @Test
    void whatATerminalWouldObeyIsTakenOutOfTheOutput() {
        assertThat(run("printf '\\033[31mred\\033[0m\\a\\000.\\r\\n'").detail()).endsWith("\nred.");
    }

    @Test
    void itGetsNoneOfBatonsSecrets() {
        // Given
        Map<String, String> ours = Map.of(
                "PATH", System.getenv("PATH"),
                "BATON_STORE_PASSWORD", "planted-store-password",
                "BATON_MYSQL_PASSWORD", "planted-mysql-password",
                "VAULT_ADDR", "https://vault.example");
        HookRunner runner = HookRunner.in(
                ours, HookSettings.of(Map.of("baton.hooks.shell", "bash", "baton.hooks.environment", "VAULT_ADDR")));

        // When
        StepResult result = runner.run(hook("env"));

        // Then
        assertThat(result.detail())
                .doesNotContain("planted")
                .contains("ORC_FAILED_HOST=db1")
                .contains("VAULT_ADDR=https://vault.example");
    }

    @Test
    void aShellThatIsNotThereIsAFailureAndNoCrash() {
        // When
        StepResult result = HookRunner.in(
                        Map.of("PATH", "/nowhere"), HookSettings.of(Map.of("baton.hooks.shell", "no-such-shell")))
                .run(hook("true"));

        // Then
        assertThat(result).isInstanceOf(StepResult.Failed.class);
        assertThat(result.detail()).startsWith("cannot be run: ").contains("no-such-shell");
    }

    private static StepResult run(String line) {
        return runner("bash").run(hook(line));
    }

    private static HookRunner runner(String shell) {
        return HookRunner.in(System.getenv(), HookSettings.of(Map.of("baton.hooks.shell", shell)));
    }

    private static Step.RunHook hook(String line) {
        return hook(line, LONG);
    }

    private static Step.RunHook hook(String line, Duration atMost) {
        HookValues values = HookValues.of(Map.of(
                HookValue.FAILURE_TYPE, "DeadMaster",
                HookValue.FAILED_HOST, "db1",
                HookValue.SUCCESSOR_HOST, "db2",
                HookValue.COUNT_REPLICAS, "2",
                HookValue.FAILURE_CLUSTER_ALIAS, HOSTILE));
        return new Step.RunHook(InstanceId.parse("db1"), HookList.POST_FAILOVER, new HookCommand(line), values, atMost);
    }
}
