package dev.baton.publish;

import dev.baton.plan.Reason;
import dev.baton.store.BlockedRecoveriesTable;
import dev.baton.store.Notice;
import dev.baton.store.Recovery;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What is told of recoveries, in words. */
final class Notices {

    private Notices() {}

    /** What can be told. */
    enum Event {
        STARTED,
        ENDED,
        BLOCKED
    }

    static Notice started(Recovery recovery, String alias) {
        return of(
                Event.STARTED,
                recovery,
                alias,
                "A recovery of " + alias + " began: " + recovery.failed(),
                List.of("asked for by " + recovery.order().trigger().requestedBy()));
    }

    static Notice ended(Recovery recovery, String alias) {
        String state = recovery.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        List<String> details = new ArrayList<>();
        recovery.outcome().successor().ifPresent(primary -> details.add("the primary is " + primary));
        recovery.outcome().reasons().stream().map(Reason::toString).forEach(details::add);
        return of(
                Event.ENDED,
                recovery,
                alias,
                "A recovery of " + alias + " " + state + ": "
                        + recovery.outcome().summary(),
                details);
    }

    static Notice blocked(BlockedRecoveriesTable.Entry entry, String alias) {
        return new Notice(
                Event.BLOCKED.name(),
                entry.blocked().cluster().name(),
                alias,
                entry.blocked().failed().toString(),
                "",
                "",
                entry.blocked().failed() + " of " + alias + " has failed, and is not recovered automatically",
                Stream.of(
                                entry.blocked().code().name(),
                                entry.blocked().reason().toString())
                        .toList());
    }

    private static Notice of(Event event, Recovery recovery, String alias, String title, List<String> details) {
        return new Notice(
                event.name(),
                recovery.cluster().name(),
                alias,
                recovery.failed().toString(),
                recovery.uid(),
                recovery.state().name(),
                title,
                details);
    }
}
