package dev.baton.lab;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a {@link WritingClient} went through, in the order of time. */
public record WritingReport(List<WriteAttempt> attempts) {
    public WritingReport {
        attempts = List.copyOf(attempts);
    }

    public long count(WriteAttempt.Outcome outcome) {
        return attempts.stream().filter(attempt -> attempt.outcome() == outcome).count();
    }

    /** The numbers of the rows that a server said were committed. */
    public SortedSet<Long> acknowledged() {
        return acknowledgements().map(WriteAttempt::id).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The longest time between two acknowledgements, one after the other; zero if there are fewer than two. */
    public Duration longestGap() {
        return longestGap(acknowledgements().toList());
    }

    /** The same for acknowledgements after that moment of {@link System#nanoTime()}, and the last before it. */
    public Duration longestGapSince(long nanoTime) {
        List<WriteAttempt> all = acknowledgements().toList();
        int first = 0;
        while (first + 1 < all.size() && all.get(first + 1).endedAt() - nanoTime < 0) {
            first++;
        }
        return longestGap(all.subList(first, all.size()));
    }

    private static Duration longestGap(List<WriteAttempt> all) {
        long longest = 0;
        for (int i = 1; i < all.size(); i++) {
            longest = Math.max(longest, all.get(i).endedAt() - all.get(i - 1).endedAt());
        }
        return Duration.ofNanos(longest);
    }

    /** The first acknowledgement of a write that began after that moment of {@link System#nanoTime()}. */
    public Optional<WriteAttempt> firstAcknowledgedAfter(long nanoTime) {
        return acknowledgements()
                .filter(attempt -> attempt.startedAt() - nanoTime > 0)
                .findFirst();
    }

    /** The rows that a server said were committed and that are not there. */
    public SortedSet<Long> lost(Set<Long> present) {
        SortedSet<Long> lost = acknowledged();
        lost.removeAll(present);
        return lost;
    }

    @Override
    public String toString() {
        return "%d acknowledged, %d refused, %d unknown, longest gap %d ms"
                .formatted(
                        count(WriteAttempt.Outcome.ACKNOWLEDGED),
                        count(WriteAttempt.Outcome.REFUSED),
                        count(WriteAttempt.Outcome.UNKNOWN),
                        longestGap().toMillis());
    }

    private Stream<WriteAttempt> acknowledgements() {
        return attempts.stream().filter(attempt -> attempt.outcome() == WriteAttempt.Outcome.ACKNOWLEDGED);
    }
}
