package dev.baton.rest;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.baton.operate.Said;
import org.jspecify.annotations.Nullable;

/**
 * The SSH key of a host. Whatever is left out is an empty text.
 *
 * @param host whose
 * @param port of its SSH server; empty for the configured one
 * @param fingerprint what a person compared; empty to be shown it
 * @param by who asks
 */
public record HostKeyBody(String host, String port, String fingerprint, String by) {

    @JsonCreator
    static HostKeyBody of(
            @Nullable String host, @Nullable String port, @Nullable String fingerprint, @Nullable String by) {
        return new HostKeyBody(Said.text(host), Said.text(port), Said.text(fingerprint), Said.text(by));
    }
}
