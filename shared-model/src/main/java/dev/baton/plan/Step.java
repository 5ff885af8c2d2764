package dev.baton.plan;

import dev.baton.gtid.GtidSet;
import dev.baton.hook.HookCommand;
import dev.baton.hook.HookList;
import dev.baton.hook.HookValues;
import dev.baton.topology.InstanceId;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.SemiSync;
import dev.baton.vip.Mount;
import java.time.Duration;

/**
 * One change to one server. Data only: the step runner performs it, {@link Simulator} predicts it,
 * {@link PlanPrinter} says it. Each can be done twice without harm: a runner first looks whether it is done already.
 */
public sealed interface Step {

    /** The server that changes. */
    InstanceId target();

    /** Steps of one lane are done in their order; those of different lanes at the same time. */
    default Lane lane() {
        return new Lane(target(), Lane.Way.SERVER);
    }

    /**
     * What is done one after the other.
     *
     * @param target on which server
     * @param way whether to the server, or to its host beside it
     */
    record Lane(InstanceId target, Way way) {
        /** To whom is spoken. */
        public enum Way {
            SERVER,
            HOST
        }
    }

    /** A change made over a connection to the server itself; the others are made in Baton's own store. */
    sealed interface OnServer extends Step
            permits StopReceiving,
                    ReconnectToSource,
                    ApplyBacklog,
                    SeeNothingReceived,
                    WaitUntilApplied,
                    WaitUntilHolds,
                    StopReplication,
                    StartReplication,
                    ForgetSource,
                    ReplicateFrom,
                    MakeReadOnly,
                    MakeWritable,
                    DetachReplica,
                    ReattachReplica,
                    EnableSemiSync,
                    DisableSemiSync,
                    CloneFrom,
                    WaitUntilBack,
                    Adjustment {}

    /** Something done by SSH on the server's host: about a virtual address. */
    sealed interface OnHost extends Step {

        /** The address on that host. */
        Mount mount();
    }

    /**
     * Stop the receiving thread; what was received goes on being applied.
     *
     * @param channels of which
     */
    record StopReceiving(InstanceId target, Channels channels) implements OnServer {

        /** Of all. */
        public StopReceiving(InstanceId target) {
            this(target, Channels.ALL);
        }
    }

    /**
     * Stop and start the receiving thread, to see whether the replica can reach its source at all. Only for a replica
     * that has applied all it received: the restart throws unapplied relay logs away on MariaDB (I6).
     *
     * @param within how long a healthy source may take to be connected again
     * @param channels of which
     */
    record ReconnectToSource(InstanceId target, Duration within, Channels channels) implements OnServer {

        /** Of all. */
        public ReconnectToSource(InstanceId target, Duration within) {
            this(target, within, Channels.ALL);
        }
    }

    /**
     * See that the replica receives nothing for a while: it succeeds if what was received did not grow. A look, not a
     * change: for replicas whose receiving thread may not be restarted.
     *
     * @param seen what it had received when this was planned
     * @param during how long to look
     * @param channels by which
     */
    record SeeNothingReceived(InstanceId target, GtidSet seen, Duration during, Channels channels) implements OnServer {

        /** By any. */
        public SeeNothingReceived(InstanceId target, GtidSet seen, Duration during) {
            this(target, seen, during, Channels.ALL);
        }
    }

    /**
     * Wait until everything received is applied (I6).
     *
     * @param atMost the deadline
     * @param channels by which it was received
     */
    record WaitUntilApplied(InstanceId target, Duration atMost, Channels channels) implements OnServer {

        /** By any. */
        public WaitUntilApplied(InstanceId target, Duration atMost) {
            this(target, atMost, Channels.ALL);
        }
    }

    /**
     * Wait until everything received is applied (I6), on a replica that is known to be behind. If time is over, what it
     * held when this was planned tells whether it came nearer.
     *
     * @param held what it held then
     * @param atMost the deadline
     * @param channels by which it was received
     */
    record ApplyBacklog(InstanceId target, GtidSet held, Duration atMost, Channels channels) implements OnServer {

        /** By any. */
        public ApplyBacklog(InstanceId target, GtidSet held, Duration atMost) {
            this(target, held, atMost, Channels.ALL);
        }
    }

    /**
     * Wait until the server holds the given transactions.
     *
     * @param wanted what it shall hold
     * @param atMost the deadline
     */
    record WaitUntilHolds(InstanceId target, GtidSet wanted, Duration atMost) implements OnServer {}

    /** Stop both threads of all channels. */
    record StopReplication(InstanceId target) implements OnServer {}

    /**
     * Start both threads.
     *
     * @param channels of which
     */
    record StartReplication(InstanceId target, Channels channels) implements OnServer {

        /** Of all. */
        public StartReplication(InstanceId target) {
            this(target, Channels.ALL);
        }
    }

    /** Forget the source for good ({@code RESET REPLICA ALL}). Only with nothing unapplied (I6). */
    record ForgetSource(InstanceId target) implements OnServer {}

    /**
     * Receive from another source, and start. Only with nothing unapplied (I6).
     *
     * @param source the new source
     * @param attach how the place in its log is found
     * @param channel which channel gets it; empty for the only one that there is, or the default one of several, or for one
     *     to be made
     */
    record ReplicateFrom(InstanceId target, InstanceId source, Attach attach, String channel) implements OnServer {

        /** By the only channel. */
        public ReplicateFrom(InstanceId target, InstanceId source, Attach attach) {
            this(target, source, attach, "");
        }
    }

    /**
     * Refuse the writes of applications, and of administrators where the server can.
     *
     * @param connectWithin how long connecting may take, if that is less than usual
     * @param clients what becomes of clients that the server would wait for
     */
    record MakeReadOnly(InstanceId target, Duration connectWithin, Clients clients) implements OnServer {

        private static final Duration AS_USUAL = Duration.ofMinutes(1);

        /** Whose statements and commits are in the way. */
        public enum Clients {
            /** They are waited for: the server is well, and they come to an end soon. */
            WAITED_FOR,
            /** Their connections are ended: another server takes the writes, and nothing here may be acknowledged. */
            ENDED
        }

        public MakeReadOnly(InstanceId target) {
            this(target, AS_USUAL, Clients.WAITED_FOR);
        }

        /** Where nobody may take writes any more, whoever is in the way. */
        public static MakeReadOnly endingClients(InstanceId target) {
            return new MakeReadOnly(target, AS_USUAL, Clients.ENDED);
        }

        /** The same, for a server that probably does not answer. */
        public static MakeReadOnly endingClients(InstanceId target, Duration connectWithin) {
            return new MakeReadOnly(target, connectWithin, Clients.ENDED);
        }
    }

    /** Take writes. */
    record MakeWritable(InstanceId target) implements OnServer {}

    /**
     * Keep the replica from its sources for certain, and reversibly: their addresses become such that lead nowhere
     * ({@link dev.baton.topology.Detachment}), and replication stays stopped. Only with nothing unapplied (I6).
     */
    record DetachReplica(InstanceId target) implements OnServer {}

    /** Give the sources of a detached replica their addresses back, and start. Only with nothing unapplied (I6). */
    record ReattachReplica(InstanceId target) implements OnServer {}

    /**
     * Take part in semi-synchronous replication. On a replica the receiving thread is restarted, which is what puts it in
     * force: only with nothing unapplied where that throws relay logs away (I6).
     *
     * @param side which part
     */
    record EnableSemiSync(InstanceId target, SemiSync.Side side) implements OnServer {}

    /**
     * Take no part in semi-synchronous replication any more; what was said of {@link EnableSemiSync} holds here too.
     *
     * @param side which part
     */
    record DisableSemiSync(InstanceId target, SemiSync.Side side) implements OnServer {}

    /**
     * Overwrite everything on this server with what another one holds ({@code CLONE INSTANCE}). The server restarts at
     * the end, or only ends where nothing supervises it. Before anything is overwritten it is compared once more: it
     * fails if more would be dropped than was reported.
     *
     * @param donor whose data it gets
     * @param dropped what only this server holds, as it was reported
     * @param atMost the deadline
     */
    record CloneFrom(InstanceId target, InstanceId donor, GtidSet dropped, Duration atMost) implements OnServer {}

    /**
     * Wait until the server answers again after a restart.
     *
     * @param atMost the deadline
     */
    record WaitUntilBack(InstanceId target, Duration atMost) implements OnServer {}

    /**
     * Note that a recovery left this server behind: put it in downtime, so that it is shown but not acted on.
     *
     * @param reason why it was left behind
     */
    record MarkLost(InstanceId target, String reason) implements Step {}

    /**
     * Run a command of the user's on the worker. The only step that is no safe thing to do twice: it is begun at most
     * once, and if its worker is lost meanwhile it counts as failed.
     *
     * @param target the server that the plan is about
     * @param list why it is run now
     * @param command as configured
     * @param values what it is told
     * @param atMost the deadline
     */
    record RunHook(InstanceId target, HookList list, HookCommand command, HookValues values, Duration atMost)
            implements Step {}

    /** See that the host can be told to drop and to raise the address: before anything is changed. */
    record CheckHost(InstanceId target, Mount mount) implements OnHost {
        @Override
        public Lane lane() {
            return new Lane(target, Lane.Way.HOST);
        }
    }

    /**
     * Take the address off the host, wherever it is on it.
     *
     * @param lane the host's own, or that of a server which may not go on before the address is gone here
     */
    record DropAddress(InstanceId target, Mount mount, Lane lane) implements OnHost {
        /** Beside what is done to servers. */
        static DropAddress from(InstanceId target, Mount mount) {
            return new DropAddress(target, mount, new Lane(target, Lane.Way.HOST));
        }

        /** Between what is done to the server that is to have it. */
        static DropAddress between(InstanceId target, Mount mount, InstanceId successor) {
            return new DropAddress(target, mount, new Lane(successor, Lane.Way.SERVER));
        }
    }

    /** See from this host that nobody else answers for the address on its network. */
    record SeeAddressUnused(InstanceId target, Mount mount) implements OnHost {
        @Override
        public Lane lane() {
            return new Lane(target, Lane.Way.HOST);
        }
    }

    /**
     * Wait until a holder that cannot be told has dropped the address by itself.
     *
     * @param length how long it can still keep it, from when this step begins
     */
    record WaitOutLease(InstanceId target, Mount mount, Duration length) implements OnHost {
        @Override
        public Lane lane() {
            return new Lane(target, Lane.Way.HOST);
        }
    }

    /** Have the host cut off by the configured fencing command. */
    record FenceHost(InstanceId target, Mount mount) implements OnHost {
        @Override
        public Lane lane() {
            return new Lane(target, Lane.Way.HOST);
        }
    }

    /** Add the address on the host, and announce it at once and some times more. After the server takes its part. */
    record RaiseAddress(InstanceId target, Mount mount) implements OnHost {}

    /** See that the address is on the host. */
    record VerifyAddress(InstanceId target, Mount mount) implements OnHost {}

    /**
     * Note that an address that belonged to another server belongs to this one from now on.
     *
     * @param mount the address, on the host of this server
     */
    record NotePart(InstanceId target, Mount mount) implements Step {}

    /** Note that the server is back: end its downtime. */
    record MarkReturned(InstanceId target) implements Step {}
}
