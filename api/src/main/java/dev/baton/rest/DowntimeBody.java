package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * That a server is taken out for a time. Whatever is left out is an empty text.
 *
 * @param owner who takes it out
 * @param reason why
 * @param duration 30s, 10m, 4h, 7d or 2w
 */
public record DowntimeBody(String owner, String reason, String duration) {

    @JsonCreator
    static DowntimeBody of(@Nullable String owner, @Nullable String reason, @Nullable String duration) {
        return new DowntimeBody(Said.text(owner), Said.text(reason), Said.text(duration));
    }
}
