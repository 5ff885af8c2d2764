package dev.baton.mysql;

import dev.baton.lab.Flavour;
import dev.baton.lab.ReplicationLab;
import org.jspecify.annotations.Nullable;

/** A primary and two replicas for all tests of one flavour: started by the first, closed after the last. */
final class LazyLab implements AutoCloseable {

    private final Flavour flavour;
    private @Nullable ReplicationLab lab;

    LazyLab(Flavour flavour) {
        this.flavour = flavour;
    }

    Flavour flavour() {
        return flavour;
    }

    ReplicationLab get() {
        if (lab == null) {
            lab = ReplicationLab.primaryWithReplicas(flavour, 2);
        }
        return lab;
    }

    @Override
    public void close() {
        if (lab != null) {
            lab.close();
        }
    }

    @Override
    public String toString() {
        return flavour.toString();
    }
}
