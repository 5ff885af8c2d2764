package dev.baton.gtid;

import java.util.ArrayList;
import java.util.Random;

/** Random positions and binlog states of few domains and servers: any at all, whether a history could make them or not. */
final class RandomMariaDbGtids {
    private final Random random;

    RandomMariaDbGtids(Random random) {
        this.random = random;
    }

    MariaDbGtidSet set() {
        var gtids = new ArrayList<MariaDbGtid>();
        var size = random.nextInt(8);
        for (int i = 0; i < size; i++) {
            gtids.add(new MariaDbGtid(random.nextInt(3), 1 + random.nextInt(4), random.nextInt(12)));
        }
        var state = MariaDbGtidSet.of(gtids);
        return random.nextInt(3) == 0 ? state.position() : state;
    }
}
