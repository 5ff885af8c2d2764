package dev.baton.schedule;

import dev.baton.execute.VipLooks;
import dev.baton.remote.HostKeyScan;
import dev.baton.remote.Shell.Place;
import dev.baton.store.FleetRequest;
import dev.baton.store.HostKey;
import dev.baton.store.HostKeysTable;
import dev.baton.store.RequestsTable;
import dev.baton.vip.SshLogin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Does what people ask about hosts: their SSH keys, and the virtual addresses on them. Thread-safe. */
@ApplicationScoped
class HostRequests {

    private static final int FINGERPRINT_AT = 2;

    private final RequestsTable requests;
    private final HostKeyScan scan;
    private final HostKeysTable keys;
    private final VipLooks looks;

    HostRequests(RequestsTable requests, HostKeyScan scan, HostKeysTable keys, VipLooks looks) {
        this.requests = requests;
        this.scan = scan;
        this.keys = keys;
        this.looks = looks;
    }

    /** Shows the key, for a person to compare. */
    void scan(FleetRequest request) {
        shown(request)
                .ifPresentOrElse(
                        key -> requests.finish(request.id(), told(key)),
                        () -> requests.fail(request.id(), noKey(request)));
    }

    /** Confirms the key only if it still is the one that the person compared. */
    void confirm(FleetRequest request) {
        Optional<HostKey> shown = shown(request);
        String wanted = request.argument().split(" ", -1)[FINGERPRINT_AT];
        if (shown.isEmpty()) {
            requests.fail(request.id(), noKey(request));
        } else if (!HostKeyScan.fingerprint(shown.get()).equals(wanted)) {
            requests.fail(request.id(), "the host shows another key now: " + told(shown.get()));
        } else {
            HostKey key = shown.get();
            keys.pin(key.host(), key.port(), List.of(key), request.requestedBy());
            requests.finish(request.id(), "confirmed " + told(key));
        }
    }

    void check(FleetRequest request) {
        requests.finish(request.id(), String.join("\n", looks.check(request.argument())));
    }

    private Optional<HostKey> shown(FleetRequest request) {
        String[] words = request.argument().split(" ", -1);
        return scan.scan(new Place(words[0], new SshLogin("", Integer.parseInt(words[1]), "")));
    }

    private static String told(HostKey key) {
        return key.host() + " " + key.port() + " " + key.type() + " " + HostKeyScan.fingerprint(key);
    }

    private static String noKey(FleetRequest request) {
        return "no SSH server answers at " + request.argument();
    }
}
