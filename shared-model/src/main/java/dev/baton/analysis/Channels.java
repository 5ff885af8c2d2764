package dev.baton.analysis;

import dev.baton.policy.AnalysisPolicy;
import dev.baton.topology.DurationText;
import dev.baton.topology.Lag;
import dev.baton.topology.ReplicationError;
import dev.baton.topology.ReplicationLink;
import dev.baton.topology.ReplicationLink.Attach;
import dev.baton.topology.ReplicationLink.IoState;
import dev.baton.topology.ReplicationLink.SqlState;
import dev.baton.topology.ServerView;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a channel can fail to replicate, and how that is told. The three ways exclude each other per thread. */
final class Channels {

    private Channels() {}

    /** The receiving thread tries in vain, or gave up after trying: the source or the way to it is the trouble. */
    static boolean cannotConnect(ReplicationLink link) {
        return link.isFailingToConnect()
                || (link.io().state() == IoState.STOPPED && link.io().error().isOfConnection());
    }

    /** A thread stopped with an error that does not go away by itself. */
    static boolean isBroken(ReplicationLink link) {
        return receivingIsBroken(link) || applyingIsBroken(link);
    }

    /** A thread was stopped without an error: somebody stopped it, or nobody started it. */
    static boolean isStopped(ReplicationLink link) {
        return (link.io().state() == IoState.STOPPED && !link.io().error().isPresent())
                || (link.sql().state() == SqlState.STOPPED
                        && !link.sql().error().isPresent());
    }

    /** MariaDB deletes what was received and not applied when the receiving thread of such a channel starts again. */
    static boolean discardsAtReconnect(ReplicationLink link) {
        return link.settings().attach() == Attach.SLAVE_POS || link.settings().attach() == Attach.CURRENT_POS;
    }

    /** Last seen further behind than is reasonable, beyond the delay that was set on purpose. */
    static boolean isLagging(ReplicationLink link, AnalysisPolicy policy) {
        return link.progress()
                .lag()
                .exceeds(policy.reasonableLag().plus(link.settings().delay()));
    }

    static String threads(ServerView server) {
        return ofEach(
                server,
                link -> Stream.of("IO thread " + word(link.io().state()) + ", SQL thread "
                        + word(link.sql().state())));
    }

    static String connectionErrors(ServerView server) {
        return ofEach(server, link -> cannotConnect(link) ? text("IO", link.io().error()) : Stream.empty());
    }

    static String errors(ServerView server) {
        return ofEach(
                server,
                link -> Stream.concat(
                        receivingIsBroken(link) ? text("IO", link.io().error()) : Stream.empty(),
                        applyingIsBroken(link) ? text("SQL", link.sql().error()) : Stream.empty()));
    }

    static String sources(ServerView server) {
        return ofEach(server, link -> Stream.of(link.source().id().toString()));
    }

    /** The largest lag of all channels; "unknown" if none can tell. */
    static String lag(ServerView server) {
        return server.links().stream()
                .flatMap(link -> link.progress().lag() instanceof Lag.Known(Duration behind)
                        ? Stream.of(behind)
                        : Stream.empty())
                .max(Comparator.naturalOrder())
                .map(DurationText::of)
                .orElse("unknown");
    }

    /** The largest delay that was set on purpose; empty if there is none. */
    static String delay(ServerView server) {
        return server.links().stream()
                .map(link -> link.settings().delay())
                .filter(Duration::isPositive)
                .max(Comparator.naturalOrder())
                .map(DurationText::of)
                .orElse("");
    }

    private static boolean receivingIsBroken(ReplicationLink link) {
        ReplicationError error = link.io().error();
        return link.io().state() == IoState.STOPPED && error.isPresent() && !error.isOfConnection();
    }

    private static boolean applyingIsBroken(ReplicationLink link) {
        return link.sql().state() == SqlState.STOPPED && link.sql().error().isPresent();
    }

    private static String ofEach(ServerView server, Function<ReplicationLink, Stream<String>> said) {
        return server.links().stream()
                .flatMap(link -> said.apply(link).map(text -> named(link, text)))
                .collect(Collectors.joining("; "));
    }

    private static String named(ReplicationLink link, String text) {
        return link.channel().isEmpty() ? text : link.channel() + ": " + text;
    }

    private static Stream<String> text(String thread, ReplicationError error) {
        return Stream.of(thread + " " + error.number() + (error.message().isEmpty() ? "" : " " + error.message()));
    }

    private static String word(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
