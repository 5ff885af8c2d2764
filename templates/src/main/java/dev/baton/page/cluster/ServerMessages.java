package dev.baton.page.cluster;

import dev.baton.store.FindingChange;
import dev.baton.store.ServerState;
import dev.baton.topology.PromotionRule;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words about a server; a translation is a file {@code messages/server_zh.properties}. */
@MessageBundle("server")
public interface ServerMessages {

    @Message(
            "{#switch role}{#case PRIMARY}primary{#case CO_PRIMARY}co-primary{#case INTERMEDIATE_SOURCE}intermediate source{#case REPLICA}replica{#case DETACHED}no source{#case UNKNOWN}unknown{/switch}")
    String role(Role role);

    @Message(
            "{#switch state}{#case REACHABLE}answers{#case TURNED_AWAY}alive, turns Baton away{#case UNREACHABLE}cannot be reached{#case NEVER_SEEN}never seen{/switch}")
    String state(ServerState state);

    @Message(
            "{#switch access}{#case WRITABLE}writable{#case READ_ONLY}read-only{#case SUPER_READ_ONLY}super read-only{#case UNKNOWN}not known{/switch}")
    String access(Access access);

    @Message(
            "{#switch kind}{#case LAG}lag{#case GTID}GTID{#case SEMI_SYNC}semi-sync{#case BINARY_LOG}binlog{#case PROMOTION}promotion{#case DELAY}delay{#case REPLICATION}replication{#case FILTERS}filters{#case CHANNELS}channels{/switch}")
    String badge(Badge.Kind kind);

    @Message("In downtime ({owner}):")
    String downtime(String owner);

    @Message("What is known")
    String facts();

    @Message("not set")
    String notSet();

    @Message("What came and went")
    String changes();

    @Message("{#switch event}{#case APPEARED}appeared{#case CHANGED}changed{#case DISAPPEARED}ended{/switch}")
    String change(FindingChange.Event event);

    @Message("Downtime")
    String downtimeTitle();

    @Message("A server in downtime is looked at and shown, but its findings start no automatic recovery.")
    String downtimeExplained();

    @Message("End the downtime")
    String endDowntime();

    @Message("Begin a downtime")
    String beginDowntime();

    @Message("For how long")
    String howLong();

    @Message("ends")
    String endsBy();

    @Message("Promotion")
    String promotion();

    @Message("Whether this server may become primary; the same rule holds whoever asks.")
    String promotionExplained();

    @Message("Rule")
    String rule();

    @Message("Set the rule")
    String setRule();

    @Message(
            "{#switch rule}{#case PREFER}prefer: if it holds as much as any other{#case NEUTRAL}neutral{#case PREFER_NOT}prefer not: only if nobody better is there{#case MUST_NOT}must not: never{/switch}")
    String promotionRule(PromotionRule rule);

    @Message("Forget")
    String forget();

    @Message("Takes the server out of the store. It comes back if it, or a server beside it, is looked at again.")
    String forgetExplained();

    @Message("{server} shall be forgotten")
    String confirmForget(String server);
}
