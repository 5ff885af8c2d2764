package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.baton.page.recovery.Kind;
import dev.baton.store.Recovery;
import dev.baton.store.Trigger;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A recovery.
 *
 * @param id its number
 * @param uid its name to the outside
 * @param cluster the cluster's lasting name
 * @param alias what people call the cluster
 * @param generation the token under which it was last worked on; 0 if it never was
 * @param kind FAILOVER, TAKEOVER, ADDRESS, MOVE or OPERATION
 * @param server the server that it is about
 * @param finding the finding that began it; empty where a person did
 * @param requestedBy a person, or the worker that saw the finding
 * @param state PENDING, RUNNING, SUCCEEDED, SUCCEEDED_WITH_ERRORS, REFUSED or FAILED
 * @param acted whether it changed anything
 * @param node the worker that last worked on it; empty if none did
 * @param createdAt when it was registered
 * @param startedAt when it was first taken up
 * @param endedAt when it ended
 * @param successor who takes the writes after it; empty if it did not come so far
 * @param summary what came of it, a sentence
 * @param reasons what was left undone, or why nothing was done
 * @param acknowledgement who has seen it, if somebody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecoveryAnswer(
        long id,
        String uid,
        String cluster,
        String alias,
        long generation,
        String kind,
        String server,
        String finding,
        String requestedBy,
        String state,
        boolean acted,
        String node,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String successor,
        String summary,
        List<ReasonAnswer> reasons,
        @Nullable AcknowledgementAnswer acknowledgement) {

    /**
     * An acknowledgement.
     *
     * @param by who
     * @param comment what they said
     * @param at when
     */
    public record AcknowledgementAnswer(String by, String comment, Instant at) {
        static @Nullable AcknowledgementAnswer of(Recovery recovery) {
            var given = recovery.acknowledgement();
            return given.isGiven() ? new AcknowledgementAnswer(given.by(), given.comment(), given.at()) : null;
        }
    }

    static RecoveryAnswer of(Recovery recovery, String alias) {
        return new RecoveryAnswer(
                recovery.id(),
                recovery.uid(),
                recovery.cluster().name(),
                alias,
                recovery.course().generation(),
                Kind.of(recovery.request()).name(),
                recovery.failed().toString(),
                finding(recovery.order().trigger()),
                recovery.order().trigger().requestedBy(),
                recovery.state().name(),
                recovery.acted(),
                recovery.course().node(),
                recovery.course().createdAt(),
                recovery.course().started().orElse(null),
                recovery.course().ended().orElse(null),
                recovery.outcome().successor().map(Object::toString).orElse(""),
                recovery.outcome().summary(),
                ReasonAnswer.of(recovery.outcome().reasons()),
                AcknowledgementAnswer.of(recovery));
    }

    private static String finding(Trigger trigger) {
        return switch (trigger) {
            case Trigger.Automatic(var code, var worker) -> code.name();
            case Trigger.Operator operator -> "";
        };
    }
}
