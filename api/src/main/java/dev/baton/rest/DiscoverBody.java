package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * A server to look at. Whatever is left out is an empty text.
 *
 * @param address host:port
 * @param by who asks
 */
public record DiscoverBody(String address, String by) {

    @JsonCreator
    static DiscoverBody of(@Nullable String address, @Nullable String by) {
        return new DiscoverBody(Said.text(address), Said.text(by));
    }
}
