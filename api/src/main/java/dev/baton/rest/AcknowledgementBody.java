package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * That a recovery was seen and understood. Whatever is left out is an empty text.
 *
 * @param by who says so
 * @param comment what they say
 */
public record AcknowledgementBody(String by, String comment) {

    @JsonCreator
    static AcknowledgementBody of(@Nullable String by, @Nullable String comment) {
        return new AcknowledgementBody(Said.text(by), Said.text(comment));
    }
}
