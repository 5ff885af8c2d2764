package dev.baton.page.status;

import java.util.List;

/**
 * Baton itself.
 *
 * @param workers the fleet
 * @param automatic the switch for automatic recoveries, with who set it last
 * @param blocked automatic recoveries that were held back
 */
public record StatusView(List<WorkerLine> workers, SwitchState automatic, List<BlockedLine> blocked) {

    public StatusView {
        workers = List.copyOf(workers);
        blocked = List.copyOf(blocked);
    }

    /** How many workers count for a majority. */
    public long live() {
        return workers.stream().filter(WorkerLine::isAlive).count();
    }
}
