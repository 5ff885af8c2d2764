package dev.baton.lab;

import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Labs that are running, one of each kind, for the tests of this virtual machine to use in turn: resetting one takes a
 * fraction of building one. Those unused for longest end when there are too many servers.
 */
final class LabPool {
    private static final int MOST_SERVERS = 16;
    private static final LabPool SHARED = new LabPool();

    // In the order of use, the longest unused first.
    private final Map<LabSpec, ReplicationLab> labs = new LinkedHashMap<>();

    private LabPool() {}

    static LabPool shared() {
        return SHARED;
    }

    /** A lab of that kind as if just built. */
    synchronized ReplicationLab borrow(LabSpec spec) {
        ReplicationLab lab =
                Optional.ofNullable(labs.remove(spec)).map(LabPool::renewed).orElseGet(() -> build(spec));
        labs.put(spec, lab);
        return lab;
    }

    synchronized Set<MysqlServer> servers() {
        Set<MysqlServer> servers = new HashSet<>();
        labs.values().forEach(lab -> servers.addAll(lab.servers()));
        return servers;
    }

    synchronized void close() {
        makeRoom(MOST_SERVERS);
    }

    private ReplicationLab build(LabSpec spec) {
        makeRoom(spec.topology().roles().size());
        return ReplicationLab.start(spec);
    }

    private static ReplicationLab renewed(ReplicationLab used) {
        try {
            used.reset();
            return used;
        } catch (LabException beyondRepair) {
            used.close();
            return ReplicationLab.start(used.spec());
        }
    }

    private void makeRoom(int wanted) {
        Iterator<ReplicationLab> oldestFirst = labs.values().iterator();
        while (oldestFirst.hasNext() && servers().size() + wanted > MOST_SERVERS) {
            ReplicationLab oldest = oldestFirst.next();
            oldestFirst.remove();
            oldest.close();
        }
    }
}
