package dev.baton.operate;

import dev.baton.plan.Request;
import dev.baton.store.Signature;
import dev.baton.topology.InstanceId;
import dev.baton.topology.PromotionRule;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses what people say, once, at the edge. What cannot be understood is told with an example of what can. */
public final class Said {

    private static final Duration MOST = Duration.ofDays(366);
    private static final int ALIAS_LENGTH = 255;
    private static final int MOST_DIGITS = 9;
    private static final Pattern DURATION = Pattern.compile("(\\d{1," + MOST_DIGITS + "})\\s*([smhdw])");

    private Said() {}

    /** What was said without blanks around it; empty where nothing was. */
    public static String text(@Nullable String said) {
        return said == null ? "" : said.strip();
    }

    /** @throws OperateException if it is no address */
    public static InstanceId server(String said) {
        try {
            return InstanceId.parse(said);
        } catch (IllegalArgumentException noAddress) {
            String detail = noAddress.getMessage() == null ? "not an address" : noAddress.getMessage();
            throw bad(detail, "Say host:port, as in db1.example.com:3306 or [2001:db8::17]:3306.");
        }
    }

    /**
     * A time as people write it: {@code 30s}, {@code 10m}, {@code 4h}, {@code 7d}, {@code 2w}.
     *
     * @throws OperateException if it is none, or longer than a year
     */
    public static Duration duration(String said) {
        Matcher matcher = DURATION.matcher(said.toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            Duration duration = unit(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
            if (duration.isPositive() && duration.compareTo(MOST) <= 0) {
                return duration;
            }
        }
        throw bad("not a duration of at most a year: '" + printable(said) + "'", "Say 30s, 10m, 4h, 7d or 2w.");
    }

    /** @throws OperateException if it is no rule */
    public static PromotionRule rule(String said) {
        String name = said.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(PromotionRule.values())
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(() -> bad(
                        "not a promotion rule: '" + printable(said) + "'",
                        "Say prefer, neutral, prefer_not or must_not."));
    }

    /** Why a primary may be replaced; by proof where nothing is said. @throws OperateException if it is no such thing */
    public static Request.Grounds grounds(String said) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "", "proof" -> Request.Grounds.PROOF;
            case "word" -> Request.Grounds.WORD;
            default ->
                throw bad(
                        "neither proof nor word: '" + printable(said) + "'",
                        "Say grounds = proof, or word if you say that the primary is dead or has to go.");
        };
    }

    /** @throws OperateException if it is neither {@code true} nor {@code false} */
    public static boolean flag(String name, String said) {
        return switch (said.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw bad(name + " is neither true nor false", "Say " + name + " = true or false.");
        };
    }

    /** @throws OperateException if it is empty, too long or holds control characters */
    public static String alias(String said) {
        String alias = said.strip();
        if (alias.isEmpty() || alias.length() > ALIAS_LENGTH || alias.chars().anyMatch(Character::isISOControl)) {
            throw bad("not an alias: '" + printable(said) + "'", "An alias has 1 to 255 printable characters.");
        }
        return alias;
    }

    /** @throws OperateException if the comment is empty */
    public static Signature signature(Actor actor, String comment) {
        return new Signature(actor.name(), required("comment", comment));
    }

    /** @throws OperateException if nothing was said */
    public static String required(String name, String said) {
        if (said.isBlank()) {
            throw bad(name + " is missing", "Say " + name + "; it is kept for those who ask later.");
        }
        return said.strip();
    }

    /** The number of a page, from 0. @throws OperateException if it is none */
    public static int page(String said) {
        if (said.isEmpty()) {
            return 0;
        }
        if (!said.matches("\\d{1,6}")) {
            throw bad("not the number of a page: '" + printable(said) + "'", "Pages are numbered from 0.");
        }
        return Integer.parseInt(said);
    }

    /** A value that cannot be understood. */
    public static OperateException bad(String detail, String remedy) {
        return new OperateException(Denial.BAD_VALUE, detail, remedy);
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    private static String printable(String text) {
        String cut = text.length() > 80 ? text.substring(0, 80) + "..." : text;
        return cut.replaceAll("\\p{Cntrl}", "?");
    }
}
