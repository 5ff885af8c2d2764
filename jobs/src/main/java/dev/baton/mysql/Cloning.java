package dev.baton.mysql;

import dev.baton.topology.InstanceId;
import java.util.List;

/** The statements of MySQL's clone plugin, the same from 8.0.17 on. */
final class Cloning {

    /** {@code ER_RESTART_SERVER_FAILED}: "Restart server failed (mysqld is not managed by supervisor process)". The copy is complete. */
    static final int NOT_SUPERVISED = 3707;

    /** Whether the plugin is there: one row if so. */
    static final Sql PLUGIN = Sql.of("SELECT PLUGIN_STATUS AS status FROM information_schema.PLUGINS"
            + " WHERE PLUGIN_NAME = 'clone' AND PLUGIN_STATUS = 'ACTIVE'");

    private Cloning() {}

    /** CLONE is refused under super_read_only; under read_only, which stays, only administrators could write. */
    static List<Sql> from(InstanceId donor, Credentials login, TlsMode tls) {
        String ssl = switch (tls) {
            case DISABLED, PREFERRED -> "";
            case REQUIRED, VERIFY_CA, VERIFY_IDENTITY -> " REQUIRE SSL";
        };
        return List.of(
                Sql.of("SET GLOBAL super_read_only = OFF"),
                Sql.of("SET GLOBAL clone_valid_donor_list = ?", donor.host() + ":" + donor.port()),
                Sql.of(
                        "CLONE INSTANCE FROM ?@?:" + donor.port() + " IDENTIFIED BY ?" + ssl,
                        login.user(),
                        donor.host(),
                        login.password()));
    }
}
