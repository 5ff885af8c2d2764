package dev.baton.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.client.act.ActTable;
import dev.baton.page.act.Act;
import dev.baton.page.act.Acts;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientCommandsTest {
    private final CannedBaton baton = new CannedBaton();

    @AfterEach
    void stop() {
        baton.close();
    }

    @Test
    void clustersAreListedInColumns() {
        // Given
        baton.to("GET /clusters", 200, """
                [{"name":"p1:3306","alias":"shop","generation":3,"primary":"p1:3306","servers":3,
                  "findings":{"critical":1,"warning":0,"notice":0}},
                 {"name":"q1:3306","alias":"q1:3306","generation":1,"primary":"","servers":12,
                  "findings":{"critical":0,"warning":2,"notice":0}}]
                """);

        // When
        Typed typed = Typed.command("clusters", "--server", baton.url());

        // Then
        assertThat(typed.out()).isEqualTo("""
                shop     p1:3306  primary=p1:3306  servers=3   critical=1  warning=0
                q1:3306  q1:3306  primary=none     servers=12  critical=0  warning=2
                """);
        assertThat(typed.exitCode()).isZero();
    }

    @Test
    void theOldSpellingDoesTheSame() {
        // Given
        baton.to("GET /clusters/p1%3A3306/topology", 200, """
                {"text":"p1:3306 [0s,ok]\\n+ r1:3306 [0s,ok]\\n"}""");

        // When
        Typed typed = Typed.command("-c", "topology", "-i", "p1:3306", "--server", baton.url());

        // Then
        assertThat(typed.out()).isEqualTo("p1:3306 [0s,ok]\n+ r1:3306 [0s,ok]\n");
    }

    @Test
    void jsonIsGivenAsItCame() {
        // Given
        baton.to("GET /instances/%5B2001%3Adb8%3A%3A1%5D%3A3307", 200, "{\"address\":\"[2001:db8::1]:3307\"}");

        // When
        Typed typed = Typed.command("instance", "-i", "[2001:db8::1]:3307", "--json", "--server", baton.url());

        // Then
        assertThat(typed.out().replaceAll("\\s", "")).isEqualTo("{\"address\":\"[2001:db8::1]:3307\"}");
    }

    @Test
    void whatBatonRefusesIsToldWithItsRemedyAndExitCodeOne() {
        // Given
        baton.to("POST /clusters/shop/takeover", 409, """
                {"title":"the planner refused","detail":"no candidate","remedy":"look at the findings","status":409}""");

        // When
        Typed typed = Typed.command("graceful-master-takeover", "-a", "shop", "--server", baton.url());

        // Then
        assertThat(typed.err()).isEqualTo("""
                baton: the planner refused: no candidate
                  look at the findings
                """);
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void aTakeoverIsFollowedToItsEnd() {
        // Given
        baton.to("POST /clusters/shop/takeover", 202, "{\"id\":7,\"state\":\"PENDING\"}");
        baton.to("GET /recoveries/7", 200, """
                {"id":7,"kind":"TAKEOVER","server":"p1:3306","alias":"shop","state":"SUCCEEDED",
                 "summary":"r1:3306 takes the writes","reasons":[],"phases":[]}""");

        // When
        Typed typed = Typed.command(
                "graceful-master-takeover", "-a", "shop", "-d", "r1", "--by", "ann", "--server", baton.url());

        // Then
        assertThat(typed.out()).isEqualTo("""
                TAKEOVER 7 of p1:3306 (shop): SUCCEEDED
                  r1:3306 takes the writes
                """);
        assertThat(typed.exitCode()).isZero();
        assertThat(baton.asked())
                .first()
                .asString()
                .startsWith("POST /clusters/shop/takeover ")
                .contains("\"target\":\"r1:3306\"", "\"by\":\"ann\"");
    }

    @Test
    void aServerThatCannotBeTakenInIsNotDone() {
        // Given
        baton.to("POST /instances?wait=30", 200, """
                {"id":1,"state":"FAILED","answer":"nosuch:3306 was not taken in: unknown host"}""");

        // When
        Typed typed = Typed.command("discover", "nosuch", "--server", baton.url());

        // Then
        assertThat(typed.err()).startsWith("baton: nosuch:3306 was not taken in: unknown host\n");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void aHostileHostNameIsRefusedBeforeAnybodyIsAsked() {
        // Given
        String hostile = "$(touch x)";

        // When
        Typed typed = Typed.command("discover", hostile, "--server", baton.url());

        // Then
        assertThat(typed.err())
                .contains("not a host name or address: '$(touch x)'")
                .doesNotContain("Exception");
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(baton.asked()).isEmpty();
    }

    @Test
    void aHostileAliasCannotLeaveItsPlaceInThePath() {
        // When
        Typed typed = Typed.command("topology", "-a", "../recoveries/1?x=#", "--server", baton.url());

        // Then
        assertThat(baton.asked()).containsExactly("GET /clusters/..%2Frecoveries%2F1%3Fx%3D%23/topology");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void anAcknowledgementNeedsAReason() {
        // When
        Typed typed = Typed.command("ack-all-recoveries", "--server", baton.url());

        // Then
        assertThat(typed.err()).startsWith("Missing required option: ").contains("--reason=TEXT");
        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(baton.asked()).isEmpty();
    }

    @Test
    void theFirstBatonThatAnswersIsEnough() {
        // Given
        baton.to("POST /recoveries/acknowledgement", 200, "{\"changed\":2}");
        String nobody = "http://127.0.0.1:1";

        // When
        Typed typed = Typed.command(
                "ack-all-recoveries", "--reason", "seen", "--by", "ann", "--server", nobody + "," + baton.url());

        // Then
        assertThat(typed.out()).isEqualTo("acknowledged 2\n");
        assertThat(baton.asked()).singleElement().asString().contains("\"by\":\"ann\"", "\"comment\":\"seen\"");
    }

    @Test
    void nobodyThereIsToldWithoutAStackTrace() {
        // When
        Typed typed = Typed.command("clusters", "--server", "http://127.0.0.1:1");

        // Then
        assertThat(typed.err()).isEqualTo("""
                baton: no Baton answers at http://127.0.0.1:1
                  start one with 'baton serve', or name one by --server http://host:3000 or BATON_SERVER
                """);
        assertThat(typed.exitCode()).isEqualTo(2);
    }

    @Test
    void aReplicaIsRelocatedUnderTheOldNamesAndFollowedToTheEnd() {
        // Given
        baton.to("POST /instances/r1%3A3306/moves", 202, "{\"id\":8,\"state\":\"PENDING\"}");
        baton.to("GET /recoveries/8", 200, """
                {"id":8,"kind":"MOVE","server":"r1:3306","alias":"shop","state":"SUCCEEDED",
                 "summary":"1 replica replicates from r2:3306","reasons":[],"phases":[]}""");

        // When
        Typed typed = Typed.command("-c", "relocate-below", "-i", "r1:3306", "-d", "r2:3306", "--server", baton.url());

        // Then
        assertThat(typed.out()).isEqualTo("""
                MOVE 8 of r1:3306 (shop): SUCCEEDED
                  1 replica replicates from r2:3306
                """);
        assertThat(typed.exitCode()).isZero();
        assertThat(baton.asked()).first().asString().contains("\"move\":\"relocate\"", "\"destination\":\"r2:3306\"");
    }

    @Test
    void aDryRunTellsWhyNotAndAsksForNothing() {
        // Given
        baton.to("GET /instances/r1%3A3306/operations/preview?operation=skip-transaction&argument=", 200, """
                {"purpose":"OPERATION","alias":"shop","verdict":"REFUSED","successor":"","loss":"",
                 "reasons":[{"rule":"not broken","text":"there is nothing to skip"}],"candidates":[],"phases":[]}""");

        // When
        Typed typed = Typed.command("skip-query", "r1:3306", "--dry-run", "--server", baton.url());

        // Then
        assertThat(typed.out()).contains("REFUSED", "not broken: there is nothing to skip");
        assertThat(typed.exitCode()).isEqualTo(1);
        assertThat(baton.asked()).singleElement().asString().startsWith("GET ");
    }

    @Test
    void aForcedFailoverSaysThatItIsByWord() {
        // Given
        baton.to("POST /clusters/shop/failover", 202, "{\"id\":9}");
        baton.to("GET /recoveries/9", 200, """
                {"id":9,"kind":"FAILOVER","server":"p1:3306","alias":"shop","state":"SUCCEEDED",
                 "summary":"r1:3306 is the primary"}""");

        // When
        Typed typed = Typed.command(
                "force-master-failover",
                "-a",
                "shop",
                "-d",
                "r1:3306",
                "--reason",
                "rack lost",
                "--server",
                baton.url());

        // Then
        assertThat(typed.exitCode()).isZero();
        assertThat(typed.out()).contains("FAILOVER 9 of p1:3306 (shop): SUCCEEDED");
        assertThat(baton.asked())
                .first()
                .asString()
                .contains("\"grounds\":\"word\"", "\"target\":\"r1:3306\"", "\"reason\":\"rack lost\"");
    }

    @Test
    void recoveriesOfAServerAreAskedForByTheirActs() {
        // Given
        baton.to("POST /instances/p1%3A3306/plans", 409, """
                {"title":"the planner refuses","detail":"alive","remedy":"look","status":409}""");

        // When
        List<Typed> typed = Stream.of(
                        "recover",
                        "recover-lite",
                        "rejoin",
                        "rehang-replicas",
                        "fence",
                        "adjust-semi-sync",
                        "restore-writes")
                .map(command -> Typed.command(command, "p1:3306", "--server", baton.url()))
                .toList();

        // Then
        assertThat(typed).allSatisfy(one -> assertThat(one.exitCode()).isEqualTo(1));
        assertThat(baton.asked())
                .map(asked -> asked.replaceAll(".*\"act\":\"([^\"]*)\".*", "$1"))
                .containsExactly(
                        "recover",
                        "recover",
                        "rejoin",
                        "rehang-replicas",
                        "fence",
                        "adjust-semi-sync",
                        "restore-writes");
    }

    @Test
    void everyRecoveryCanBeAskedForDry() {
        // Given
        String preview = """
                {"purpose":"X","alias":"shop","verdict":"SUCCEEDS","successor":"r1:3306","summary":"r1:3306 is primary",
                 "loss":"","reasons":[],"candidates":[],
                 "phases":[{"name":"PROMOTE","purpose":"make the new primary take writes",
                            "steps":[{"text":"make r1:3306 writable","necessity":"REQUIRED","why":"all applied"}]}]}""";
        baton.to("GET /clusters/shop/preview?for=takeover&target=", 200, preview)
                .to("GET /clusters/shop/preview?for=force-failover&target=r1%3A3306", 200, preview)
                .to("GET /instances/p1%3A3306/preview?for=recover&destination=", 200, preview)
                .to("GET /vips/10.0.0.9/preview?for=take-away&target=", 200, preview);

        // When
        List<Typed> typed = List.of(
                Typed.command("graceful-master-takeover", "-a", "shop", "--dry-run", "--server", baton.url()),
                Typed.command(
                        "force-master-failover", "-a", "shop", "-d", "r1:3306", "--dry-run", "--server", baton.url()),
                Typed.command("recover", "p1:3306", "--dry-run", "--server", baton.url()),
                Typed.command("vip", "drop", "10.0.0.9", "--forget", "--dry-run", "--server", baton.url()));

        // Then
        assertThat(typed).allSatisfy(one -> assertThat(one.out()).isEqualTo("""
                X of shop: SUCCEEDS, r1:3306 would take the writes
                  r1:3306 is primary
                phase PROMOTE: make the new primary take writes
                  make r1:3306 writable; all applied
                """));
        assertThat(baton.asked())
                .hasSize(4)
                .allSatisfy(asked -> assertThat(asked).startsWith("GET "));
    }

    @Test
    void everyActHasACommandAndEveryCommandAsksForAnAct() {
        // Given
        var commands = BatonCommand.commandLine().getSubcommands().keySet();

        // When
        List<String> acts = Acts.ALL.stream()
                .filter(act -> act.group() != Act.Group.ADDRESS)
                .map(Act::name)
                .toList();

        // Then
        assertThat(ActTable.ALL).extracting(ActTable.Row::name).isSubsetOf(acts);
        // By proof is what 'recover' does.
        assertThat(acts.stream().filter(act -> !act.equals("failover")).map(ClientCommandsTest::command))
                .isSubsetOf(commands);
    }

    private static String command(String act) {
        return act.equals("takeover") ? "graceful-takeover" : act;
    }

    @Test
    void whetherOneCanFollowAnotherIsToldWithReasons() {
        // Given
        baton.to("GET /instances/r1%3A3306/can-replicate-from/r2%3A3306", 200, """
                {"possible":false,"reasons":[{"rule":"cycle","text":"r2:3306 replicates from r1:3306"}]}""");

        // When
        Typed typed = Typed.command("can-replicate-from", "r1:3306", "-d", "r2:3306", "--server", baton.url());

        // Then
        assertThat(typed.out()).isEqualTo("false\n  cycle: r2:3306 replicates from r1:3306\n");
        assertThat(typed.exitCode()).isEqualTo(1);
    }

    @Test
    void everyCommandHasHelpThatNamesIt() {
        // Given
        var commands = BatonCommand.commandLine().getSubcommands().keySet();

        // When
        var helps = commands.stream()
                .map(command -> Typed.command(command, "--help"))
                .toList();

        // Then
        assertThat(helps).allSatisfy(help -> assertThat(help.out()).startsWith("Usage: baton "));
        assertThat(helps).allSatisfy(help -> assertThat(help.exitCode()).isZero());
    }
}
