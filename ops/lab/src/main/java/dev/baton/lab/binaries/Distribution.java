package dev.baton.lab.binaries;

import dev.baton.lab.process.LabCache;

/** Somewhere that a server's binaries come from. */
sealed interface Distribution permits DebianServer, MariaDbJar, MysqlJar, NamedBinary {
    /** The server, fetched and unpacked into the cache on first use. */
    Installation installation(LabCache cache);
}
