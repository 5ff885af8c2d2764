package dev.baton.store;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the store is and who we are there. It never shows its password, nor options of the URL, which may hold one.
 *
 * @param url JDBC URL, {@code jdbc:mysql://host:3306/database}
 * @param user account
 * @param password its password; empty for none
 */
public record StoreAccess(String url, String user, String password) {

    private static final Pattern URL = Pattern.compile("jdbc:mysql://([^/?#]+)/([^/?#]+)(\\?.*)?");
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
    private static final Duration ANSWER_AFTER_DEADLINE = Duration.ofSeconds(5);

    /** The host or hosts, without any credentials; empty if the URL cannot be understood. */
    Optional<String> hosts() {
        return group(1).map(hosts -> hosts.substring(hosts.lastIndexOf('@') + 1));
    }

    /** The database; empty if the URL cannot be understood or names none. */
    Optional<String> database() {
        return group(2);
    }

    /**
     * The URL with deadlines for connecting and for every answer, unless it sets them itself: the driver has none of its
     * own (I14). For whoever makes connections to the store.
     *
     * @param statementTimeout the deadline of one statement; the connection is given up soon after
     */
    public String urlWithDeadlines(Duration statementTimeout) {
        String withConnect = with(url, "connectTimeout", CONNECT_WITHIN);
        return with(withConnect, "socketTimeout", statementTimeout.plus(ANSWER_AFTER_DEADLINE));
    }

    /** Which store, for people: hosts and database. */
    @Override
    public String toString() {
        return hosts().orElse("?") + "/" + database().orElse("?");
    }

    private Optional<String> group(int number) {
        Matcher matcher = URL.matcher(url);
        return matcher.matches() ? Optional.of(matcher.group(number)) : Optional.empty();
    }

    private static String with(String url, String option, Duration value) {
        if (url.toLowerCase(Locale.ROOT).contains(option.toLowerCase(Locale.ROOT) + "=")) {
            return url;
        }
        return url + (url.contains("?") ? "&" : "?") + option + "=" + value.toMillis();
    }
}
