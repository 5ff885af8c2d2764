package dev.baton.page;

import dev.baton.plan.PlanPrinter;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A point in time on a page, told as a distance from when the page was made; the exact time is a tooltip away.
 *
 * @param at the point
 * @param now when the page was made
 */
public record Moment(Instant at, Instant now) {

    private static final DateTimeFormatter FULL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** For machines: ISO 8601. */
    public String iso() {
        return at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Day and time to the second, in UTC. */
    public String full() {
        return FULL.format(at);
    }

    /** The time of day to the millisecond, in UTC. */
    public String clock() {
        return CLOCK.format(at);
    }

    /** {@code 3m 20s ago}, {@code now} or {@code in 2h}. */
    public String distance() {
        Duration passed = Duration.between(at, now);
        if (passed.abs().compareTo(Duration.ofSeconds(1)) < 0) {
            return "now";
        }
        String rough = rough(passed.abs());
        return passed.isNegative() ? "in " + rough : rough + " ago";
    }

    /** How long it was until another point; {@code 1.2s}. */
    public String until(Moment other) {
        return PlanPrinter.say(Duration.between(at, other.at));
    }

    private static String rough(Duration length) {
        long days = length.toDays();
        return days > 1 ? days + " days" : PlanPrinter.say(length.truncatedTo(ChronoUnit.SECONDS));
    }
}
