package dev.baton.remote;

import com.jcraft.jsch.HostKey;
import com.jcraft.jsch.HostKeyRepository;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.UserInfo;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The confirmed keys of the one host that a session goes to; nothing is ever added here. It also remembers what the host
 * showed, and whether that was one of them. For one session.
 */
final class PinnedKeys implements HostKeyRepository {

    private final List<dev.baton.store.HostKey> confirmed;
    private volatile byte[] shown = new byte[0];
    private volatile boolean accepted;

    PinnedKeys(List<dev.baton.store.HostKey> confirmed) {
        this.confirmed = List.copyOf(confirmed);
    }

    /** The key that the host showed; empty if it came to none. */
    byte[] shown() {
        return shown.clone();
    }

    /** Whether there is no confirmed key that the host could show. */
    boolean isEmpty() {
        return confirmed.isEmpty();
    }

    /** Whether the host showed a confirmed key. */
    boolean accepted() {
        return accepted;
    }

    @Override
    public int check(String host, byte[] key) {
        shown = key.clone();
        String text = Base64.getEncoder().encodeToString(key);
        accepted = confirmed.stream().anyMatch(pinned -> pinned.text().equals(text));
        return accepted ? OK : confirmed.isEmpty() ? NOT_INCLUDED : CHANGED;
    }

    @Override
    public void add(HostKey key, UserInfo asking) {
        throw new UnsupportedOperationException("only a person confirms a host's key");
    }

    @Override
    public void remove(String host, String type) {
        throw new UnsupportedOperationException("only a person takes a confirmation back");
    }

    @Override
    public void remove(String host, String type, byte[] key) {
        throw new UnsupportedOperationException("only a person takes a confirmation back");
    }

    @Override
    public String getKnownHostsRepositoryID() {
        return "the store of Baton";
    }

    @Override
    public HostKey[] getHostKey() {
        return confirmed.stream().flatMap(key -> key(key).stream()).toArray(HostKey[]::new);
    }

    /** JSch asks so for the kinds of keys to prefer. */
    @Override
    public HostKey[] getHostKey(@Nullable String host, @Nullable String type) {
        return confirmed.stream()
                .filter(key -> type == null || type.equals(key.type()))
                .flatMap(key -> key(key).stream())
                .toArray(HostKey[]::new);
    }

    private static Optional<HostKey> key(dev.baton.store.HostKey key) {
        try {
            return Optional.of(new HostKey(key.host(), Base64.getDecoder().decode(key.text())));
        } catch (JSchException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
