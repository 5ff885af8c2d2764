package dev.baton.client.act;

import static dev.baton.client.act.ActTable.Row.move;
import static dev.baton.client.act.ActTable.Row.operation;
import static dev.baton.client.act.ActTable.Row.recovery;

import java.util.List;
import picocli.CommandLine;

/** Every command that changes something on servers. */
public final class ActTable {

    /** All of them, in the order in which help and documentation show them. */
    public static final List<Row> ALL = List.of(
            move("relocate", "Lets a replica replicate from another server (-d).", "relocate-below", "move-gtid"),
            move(
                    "relocate-replicas",
                    "Lets the replicas of a server, or those that match --pattern, replicate from another (-d).",
                    "relocate-slaves",
                    "move-replicas-gtid"),
            move("move-up", "Lets a replica replicate from its source's source."),
            move(
                    "move-up-replicas",
                    "Lets the replicas of a server replicate from that server's source.",
                    "move-up-slaves"),
            move("move-below", "Lets a replica replicate from one of its siblings (-d)."),
            move("move-equivalent", "The same as relocate: equivalent places are found by GTID."),
            move("repoint", "Lets a replica replicate from its source once more, or from another (-d)."),
            move("repoint-replicas", "Lets the replicas of a server replicate from it once more.", "repoint-slaves"),
            move("take-siblings", "Lets all siblings of a replica replicate from it.", "enslave-siblings"),
            move("take-source", "Swaps a replica with its source.", "take-master", "enslave-master"),
            move("make-co-primary", "Lets the primary replicate from one of its replicas too.", "make-co-master"),
            move(
                    "regroup-replicas",
                    "Lets the best replica of a server be the source of the others.",
                    "regroup-slaves",
                    "regroup-replicas-gtid"),
            operation("start-replication", "Starts replication.", "start-replica", "start-slave"),
            operation("stop-replication", "Stops replication.", "stop-replica", "stop-slave"),
            operation(
                    "stop-replication-nicely",
                    "Stops replication once all that was received is applied.",
                    "stop-replica-nice",
                    "stop-slave-nice"),
            operation("restart-replication", "Stops and starts replication.", "restart-replica", "restart-slave"),
            operation("reset-replication", "Lets a replica forget its source.", "reset-replica", "reset-slave"),
            operation(
                    "detach",
                    "Keeps a replica from its source, reversibly.",
                    "detach-replica",
                    "detach-replica-master-host"),
            operation(
                    "reattach",
                    "Gives a detached replica back to its source.",
                    "reattach-replica",
                    "reattach-replica-master-host"),
            operation("skip-transaction", "Skips the transaction at which applying stopped.", "skip-query"),
            operation("delay-replication", "Applies --seconds later than the source, on purpose."),
            operation("enable-gtid", "Lets a replica find its place by GTID."),
            operation("disable-gtid", "Lets a replica find its place by file position."),
            operation("make-read-only", "Makes a server refuse writes.", "set-read-only"),
            operation("make-writable", "Makes a server take writes.", "set-writeable", "set-writable"),
            operation("enable-semi-sync-source", "Switches semi-sync on, as a source.", "enable-semi-sync-master"),
            operation("disable-semi-sync-source", "Switches semi-sync off, as a source.", "disable-semi-sync-master"),
            operation("enable-semi-sync-replica", "Switches semi-sync on, as a replica."),
            operation("disable-semi-sync-replica", "Switches semi-sync off, as a replica."),
            operation(
                    "inject-empty",
                    "Writes empty transactions on the primary for those that only this replica has.",
                    "gtid-errant-inject-empty"),
            operation(
                    "forget-errant",
                    "Empties a replica's binary log, to forget the transactions that only it has.",
                    "gtid-errant-reset-master"),
            operation("flush-binary-logs", "Begins a new file of the binary log."),
            operation("purge-binary-logs", "Deletes the files of the binary log before --binlog."),
            operation("kill-query", "Ends what the client with the number --process is executing."),
            recovery(
                    "rehang-replicas",
                    "Gives the replicas of a dead source, or of one they cannot reach, other sources."),
            recovery("fence", "Keeps a replaced primary that came back from taking writes."),
            recovery("adjust-semi-sync", "Lets as many replicas acknowledge as the primary waits for, and no more."),
            recovery("restore-writes", "Lets a primary that refuses writes take them, if nobody else does."));

    private ActTable() {}

    /** What a command asks for. */
    public enum Kind {
        MOVE,
        OPERATION,
        RECOVERY
    }

    /**
     * One command.
     *
     * @param kind what it asks for
     * @param name of the command, and of what is asked for
     * @param description what it does, a sentence
     * @param aliases other names of the command
     */
    public record Row(Kind kind, String name, String description, List<String> aliases) {
        public Row {
            aliases = List.copyOf(aliases);
        }

        static Row move(String name, String description, String... aliases) {
            return new Row(Kind.MOVE, name, description, List.of(aliases));
        }

        static Row operation(String name, String description, String... aliases) {
            return new Row(Kind.OPERATION, name, description, List.of(aliases));
        }

        static Row recovery(String name, String description, String... aliases) {
            return new Row(Kind.RECOVERY, name, description, List.of(aliases));
        }
    }

    /** Adds all of them to a command line. */
    public static void addTo(CommandLine baton) {
        ALL.forEach(row -> {
            CommandLine command = new CommandLine(
                    switch (row.kind()) {
                        case MOVE -> new MoveCommand(row.name());
                        case OPERATION -> new OperationCommand(row.name());
                        case RECOVERY -> new MendCommand(row.name());
                    });
            command.getCommandSpec().usageMessage().description(row.description());
            baton.addSubcommand(row.name(), command, row.aliases().toArray(String[]::new));
        });
    }
}
