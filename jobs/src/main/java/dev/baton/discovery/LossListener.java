package dev.baton.discovery;

import dev.baton.topology.ClusterId;
import dev.baton.topology.InstanceId;
import java.util.function.BooleanSupplier;

/** Told by the watch, on a thread that it may keep for as long as it needs, when a primary stopped answering. */
@FunctionalInterface
public interface LossListener {

    /**
     * This worker has just voted that the primary cannot be reached.
     *
     * @param stillLost asks the watch whether the primary is still silent from here
     */
    void lost(ClusterId cluster, InstanceId primary, BooleanSupplier stillLost);
}
