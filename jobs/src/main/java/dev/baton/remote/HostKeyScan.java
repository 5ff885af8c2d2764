package dev.baton.remote;

import com.jcraft.jsch.Session;
import dev.baton.remote.Shell.Place;
import dev.baton.remote.SshConnection.LoginException;
import dev.baton.store.HostKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Looks which key a host shows, without logging in: for a person to confirm. Thread-safe. */
public final class HostKeyScan {

    private final SshSettings settings;
    private final SshConnection connection;

    HostKeyScan(SshSettings settings) {
        this.settings = settings;
        this.connection = new SshConnection(settings);
    }

    /** The key that the host shows now; empty if it cannot be reached. */
    public Optional<HostKey> scan(Place place) {
        PinnedKeys none = new PinnedKeys(List.of());
        try {
            Session impossible = connection.login(place, none);
            impossible.disconnect();
        } catch (LoginException asExpected) {
            // Without a confirmed key nobody gets in; what counts is what was shown.
        }
        byte[] shown = none.shown();
        return shown.length == 0
                ? Optional.empty()
                : Optional.of(new HostKey(
                        place.host(),
                        settings.portOf(place.login()),
                        type(shown),
                        Base64.getEncoder().encodeToString(shown)));
    }

    /** As {@code ssh-keygen -l} tells it: {@code SHA256:…}. */
    public static String fingerprint(HostKey key) {
        return fingerprint(Base64.getDecoder().decode(key.text()));
    }

    static String fingerprint(byte[] key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The first field of a key's bytes names its type. */
    private static String type(byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        byte[] name = new byte[bytes.getInt()];
        bytes.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }
}
