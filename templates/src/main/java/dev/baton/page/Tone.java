package dev.baton.page;

import dev.baton.analysis.Severity;
import java.util.Locale;

/** How serious something looks. Colour and symbol hang on it; beside it there is always a word. The worst last. */
public enum Tone {
    /** Not in force, not known, or over. */
    MUTED,
    /** As it should be. */
    OK,
    /** Good to know. */
    INFO,
    /** Degraded. */
    WARNING,
    /** Service or safety is gone. */
    CRITICAL;

    /** The tone of a finding of that urgency. */
    public static Tone of(Severity severity) {
        return switch (severity) {
            case NOTICE -> INFO;
            case WARNING -> WARNING;
            case CRITICAL -> CRITICAL;
        };
    }

    /** The worse of two. */
    public Tone or(Tone other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Its name in class names and symbols. */
    public String css() {
        return name().toLowerCase(Locale.ROOT);
    }
}
