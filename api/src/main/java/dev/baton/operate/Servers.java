package dev.baton.operate;

import dev.baton.analysis.ErrantTransactions;
import dev.baton.gtid.GtidSet;
import dev.baton.plan.PlanPrinter;
import dev.baton.store.AuditEntry;
import dev.baton.store.FleetRequest;
import dev.baton.store.KnownServer;
import dev.baton.store.Store;
import dev.baton.topology.ClusterInfo;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import dev.baton.topology.ServerView;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Finds servers, and keeps what people say about them. Safe for use by many threads. */
@Singleton
public final class Servers {

    /** A rule that somebody says by hand holds until they say another. */
    private static final Duration RULE_HOLDS = Duration.ofDays(3650);

    private final Store store;

    public Servers(Store store) {
        this.store = store;
    }

    /**
     * The server at an address, or known by another one, in its cluster.
     *
     * @throws OperateException if it is no address or nothing is known by it
     */
    public ServerView find(String address) {
        KnownServer known = known(address);
        return store.snapshots()
                .snapshot(known.cluster())
                .flatMap(snapshot -> snapshot.find(known.id()))
                .orElseThrow(() -> unknown(address));
    }

    /** Takes a server out for a time. */
    public void beginDowntime(String address, Actor owner, String reason, Duration length) {
        KnownServer known = known(address);
        String why = Said.required("reason", reason);
        store.downtimes().begin(known.id(), owner.name(), why, length);
        audit(owner, "begin-downtime", known, "for " + PlanPrinter.say(length) + ": " + why);
    }

    /** Takes a server in again. @throws OperateException if it was not out */
    public void endDowntime(String address, Actor actor) {
        KnownServer known = known(address);
        if (!store.downtimes().end(known.id())) {
            throw new OperateException(
                    Denial.NOT_IN_DOWNTIME, known.id() + " is not in downtime", "Nothing needs to be done.");
        }
        audit(actor, "end-downtime", known, "");
    }

    /** Says whether a server may be promoted. */
    public void setRule(String address, PromotionRule rule, Actor actor) {
        KnownServer known = known(address);
        if (rule == PromotionRule.NEUTRAL) {
            store.promotionRules().clear(known.id());
        } else {
            store.promotionRules().say(known.id(), rule, RULE_HOLDS);
        }
        audit(actor, "promotion-rule", known, rule.name());
    }

    /** Forgets a server and what was said of it. */
    public void forget(String address, Actor actor) {
        KnownServer known = known(address);
        store.servers().forget(known.id());
        audit(actor, "forget", known, "");
    }

    /** Asks the fleet to look at a server. @throws OperateException if it is no address */
    public FleetRequest discover(String address, Actor actor) {
        InstanceId server = Said.server(address);
        FleetRequest request = store.requests().file(FleetRequest.Kind.DISCOVER, server.toString(), actor.name());
        store.audit().write(new AuditEntry(actor.name(), "discover", server.toString(), "request " + request.id(), 0));
        return request;
    }

    /** Asks the fleet in which files of its binary log a server's errant transactions are. @throws OperateException if none */
    public FleetRequest locateErrant(String address, Actor actor) {
        ServerView server = find(address);
        GtidSet errant = ErrantTransactions.of(server)
                .orElseThrow(() -> new OperateException(
                        Denial.NOTHING_ERRANT,
                        server.id() + " holds nothing, as far as is known, that its sources lack",
                        "Nothing needs to be done; what is known is as old as its last probe."));
        return store.requests()
                .file(FleetRequest.Kind.LOCATE_TRANSACTIONS, server.id() + " " + errant.text(), actor.name());
    }

    /** Asks the fleet for the statements that stop a server's replication, and start it again as it is. */
    public FleetRequest tellRestart(String address, String between, Actor actor) {
        return store.requests()
                .file(FleetRequest.Kind.TELL_RESTART, find(address).id() + " " + between, actor.name());
    }

    /** @throws OperateException if there is none */
    public FleetRequest request(long id) {
        return store.requests()
                .find(id)
                .orElseThrow(() -> new OperateException(
                        Denial.NO_SUCH_REQUEST,
                        "there is no request " + id,
                        "Requests are forgotten some time after they were answered."));
    }

    private KnownServer known(String address) {
        InstanceId asked = Said.server(address);
        return store.servers()
                .find(asked)
                .or(() -> store.servers().find(store.addresses().canonical(asked)))
                .orElseThrow(() -> unknown(address));
    }

    private void audit(Actor actor, String act, KnownServer server, String detail) {
        long generation = store.clusters()
                .find(server.cluster())
                .map(ClusterInfo::generation)
                .orElse(0L);
        store.audit().write(new AuditEntry(actor.name(), act, server.id().toString(), detail, generation));
    }

    private static OperateException unknown(String address) {
        return new OperateException(
                Denial.NO_SUCH_SERVER,
                "no server is known by the address " + address,
                "Discover it first: POST /api/v1/instances, or the form on the page of all clusters.");
    }
}
