package dev.baton.mysql;

import dev.baton.gtid.BinlogPosition;
import dev.baton.mysql.ReplicationSettings.Login;
import dev.baton.topology.Detachment;
import dev.baton.topology.InstanceId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The options of the statement that gives a channel a source, as they are collected. Not thread-safe, used at once. */
final class Options {

    private final String prefix;
    private final List<String> options = new ArrayList<>();
    private final List<String> parameters = new ArrayList<>();

    /** @param prefix as in MASTER_HOST */
    Options(String prefix) {
        this.prefix = prefix;
    }

    /** Where to connect; a name that leads nowhere is written as servers have it. */
    void source(InstanceId source) {
        InstanceId place = Detachment.origin(source).orElse(source);
        text("HOST", (place.equals(source) ? "" : LinkReader.DETACHED) + place.host());
        plain("PORT", place.port());
    }

    void text(String name, String value) {
        options.add(prefix + "_" + name + "=?");
        parameters.add(value);
    }

    void plain(String name, long value) {
        options.add(prefix + "_" + name + "=" + value);
    }

    void login(Login login) {
        if (login instanceof Login.As(Credentials credentials)) {
            text("USER", credentials.user());
            text("PASSWORD", credentials.password());
        }
    }

    void file(BinlogPosition position) {
        text("LOG_FILE", position.file());
        plain("LOG_POS", position.offset());
    }

    void heartbeat(Duration period) {
        if (period.isPositive()) {
            add(prefix + "_HEARTBEAT_PERIOD="
                    + BigDecimal.valueOf(period.toMillis(), 3).toPlainString());
        }
    }

    void tls(ReplicationSettings.Tls tls) {
        if (tls == ReplicationSettings.Tls.REQUIRED) {
            plain("SSL", 1);
        }
    }

    /** A whole option, without a value to hide. */
    void add(String option) {
        if (!option.isEmpty()) {
            options.add(option);
        }
    }

    String text() {
        return String.join(", ", options);
    }

    List<String> parameters() {
        return List.copyOf(parameters);
    }
}
