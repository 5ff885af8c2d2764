package dev.baton.plan;

import dev.baton.topology.InstanceId;
import java.time.Duration;

/** Something that people ask one server to do: a plan of one phase. */
public sealed interface Operation {

    /** The server. */
    InstanceId target();

    /** In words, as an order. */
    String say();

    /**
     * One that needs no other word.
     *
     * @param act what
     */
    record Simple(InstanceId target, Act act) implements Operation {
        @Override
        public String say() {
            return act.order() + " on " + target;
        }
    }

    /**
     * Apply late on purpose.
     *
     * @param by zero for at once
     */
    record Delay(InstanceId target, Duration by) implements Operation {
        @Override
        public String say() {
            return "delay replication on " + target + " by " + PlanPrinter.say(by);
        }
    }

    /**
     * Delete old files of the binary log.
     *
     * @param before the first file that is kept
     */
    record PurgeBinaryLogs(InstanceId target, String before) implements Operation {
        @Override
        public String say() {
            return "delete binary logs before " + before + " on " + target;
        }
    }

    /**
     * End what a client is executing.
     *
     * @param connection its number in the list of processes
     */
    record KillQuery(InstanceId target, long connection) implements Operation {
        @Override
        public String say() {
            return "kill the query of connection " + connection + " on " + target;
        }
    }

    /** What can be asked of a server without another word. */
    enum Act {
        START_REPLICATION("start replication"),
        STOP_REPLICATION("stop replication"),
        STOP_REPLICATION_NICELY("stop replication once all that was received is applied"),
        RESTART_REPLICATION("restart replication"),
        RESET_REPLICATION("forget the source"),
        DETACH("detach the replica from its source"),
        REATTACH("reattach the replica to its source"),
        SKIP_TRANSACTION("skip the transaction at which applying stopped"),
        ENABLE_GTID("replicate by GTID"),
        DISABLE_GTID("replicate by file position"),
        MAKE_READ_ONLY("refuse writes"),
        MAKE_WRITABLE("take writes"),
        ENABLE_SEMI_SYNC_SOURCE("enable semi-sync as a source"),
        DISABLE_SEMI_SYNC_SOURCE("disable semi-sync as a source"),
        ENABLE_SEMI_SYNC_REPLICA("enable semi-sync as a replica"),
        DISABLE_SEMI_SYNC_REPLICA("disable semi-sync as a replica"),
        INJECT_EMPTY("write empty transactions on the primary for those that only this replica has"),
        FORGET_ERRANT("forget the transactions that only this replica has"),
        FLUSH_BINARY_LOGS("begin a new file of the binary log");

        private final String order;

        Act(String order) {
            this.order = order;
        }

        /** As an order, without the server. */
        public String order() {
            return order;
        }
    }
}
