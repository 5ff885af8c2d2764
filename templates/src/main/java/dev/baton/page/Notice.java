package dev.baton.page;

import java.util.Locale;
import java.util.stream.Stream;

/** What a form has just done, told on the page that follows. It travels as a word in the address. */
public enum Notice {
    /** Nothing was done. */
    NONE,
    RENAMED,
    ACKNOWLEDGED,
    NOTHING_TO_ACKNOWLEDGE,
    SWITCHED_ON,
    SWITCHED_OFF,
    DOWNTIME_BEGUN,
    DOWNTIME_ENDED,
    RULE_SET,
    FORGOTTEN,
    DISCOVERY_ASKED;

    /** The notice of that word; {@link #NONE} for any other text, since addresses can be typed by anybody. */
    public static Notice of(String word) {
        return Stream.of(values())
                .filter(notice -> notice.word().equals(word))
                .findFirst()
                .orElse(NONE);
    }

    /** Its word in an address. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
