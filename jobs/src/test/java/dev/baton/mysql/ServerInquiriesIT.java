package dev.baton.mysql;

import static dev.baton.mysql.LabServers.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.mysql.ServerInquiries.Answer;
import dev.baton.plan.Step;
import dev.baton.topology.GtidState;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of what people can ask about a server's files and threads. */
@ParameterizedClass
@MethodSource("dev.baton.mysql.CommandContract#labs")
final class ServerInquiriesIT extends CommandContract {

    private final ServerInquiries inquiries = new ServerInquiries(connections);

    ServerInquiriesIT(LazyLab lab) {
        super(lab);
    }

    @Test
    void theFileWithAnErrantTransactionIsFoundAmongOthers() {
        // Given
        write(1);
        lab.waitUntilReplicated();
        GtidSet before = held();
        replica().execute("FLUSH BINARY LOGS");
        makeWritable(replica());
        String file = replica().queryRows("SHOW BINARY LOGS").getLast().get("Log_name");
        replica().execute("INSERT INTO d.t VALUES (999)", "FLUSH BINARY LOGS", "FLUSH BINARY LOGS");
        // When
        Answer answer = inquiries.locate(id(replica()), written(before));
        // Then
        assertThat(answer).isEqualTo(new Answer.Told(List.of(file)));
    }

    @Test
    void transactionsOfAnotherKindAreNotLookedFor() {
        GtidSet other = flavour.isMariaDb()
                ? MysqlGtidSet.parse("8bc65c84-3fe4-11ed-a912-257f0fcdd6c9:1")
                : MariaDbGtidSet.parse("0-1-1");

        assertThat(inquiries.locate(id(replica()), other)).isInstanceOf(Answer.Untold.class);
    }

    @Test
    void replicationIsRestartedAsItWas() {
        // When
        Answer running = inquiries.restart(id(replica()), "SELECT 1");
        execute(replica(), "STOP SLAVE SQL_THREAD");
        Answer receiving = inquiries.restart(id(replica()), "");
        commands.perform(new Step.StopReplication(id(replica())));
        Answer stopped = inquiries.restart(id(replica()), "");
        // Then
        List<String> statements = told(running);
        assertThat(statements).hasSize(3).element(1).isEqualTo("SELECT 1");
        statements.stream().filter(sql -> !sql.startsWith("SELECT")).forEach(replica()::execute);
        lab.waitUntilReplicated();
        assertThat(told(receiving)).last().asString().contains("START", "IO_THREAD");
        assertThat(told(stopped)).singleElement().asString().startsWith("STOP");
        assertThat(inquiries.restart(id(primary()), "")).isInstanceOf(Answer.Untold.class);
    }

    private static List<String> told(Answer answer) {
        return switch (answer) {
            case Answer.Told(var lines) -> lines;
            case Answer.Untold(var why) -> throw new AssertionError(why);
        };
    }

    private GtidSet held() {
        return switch (look(replica()).gtid()) {
            case GtidState.MariaDb mariaDb -> mariaDb.binlogState();
            case GtidState.Mysql mysql -> mysql.executed();
            case GtidState.Off off -> nothing();
        };
    }

    /** What the replica wrote itself. */
    private GtidSet written(GtidSet before) {
        long serverId = Long.parseLong(replica().queryOne("SELECT @@server_id"));
        return switch (held()) {
            case MariaDbGtidSet streams -> streams.fromServer(serverId);
            case MysqlGtidSet set ->
                set.fromServer(UUID.fromString(replica().queryOne("SELECT @@server_uuid")))
                        .minus(before);
        };
    }
}
