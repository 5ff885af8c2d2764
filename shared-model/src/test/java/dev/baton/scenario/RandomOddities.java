package dev.baton.scenario;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The clusters of {@link RandomTopology} with troubles that matter to the analysis alone: groups, binlog servers, names
 * that two servers share, relay logs that shrank, test writes that fail. They are drawn apart, so that the clusters that
 * plans are tried on stay what they are.
 */
public final class RandomOddities {

    private static final long APART = 0x5DEECE66DL;

    private static final List<String> WRITES =
            List.of("done", "stalled", "disk-full", "read-only-file-system", "refused");

    private final SplittableRandom random;

    private RandomOddities(long seed) {
        this.random = new SplittableRandom(seed ^ APART);
    }

    /** Tries a law on the clusters of the seeds from 1 to the given one; a failure shows the seed and the cluster. */
    public static void forEach(int seeds, Consumer<Scenario> law) {
        for (long seed = 1; seed <= seeds; seed++) {
            String text = text(seed);
            try {
                law.accept(Scenario.parse("odd-seed-" + seed, text));
            } catch (AssertionError | RuntimeException failure) {
                throw new AssertionError(failure.getMessage() + "\n" + text, failure);
            }
        }
    }

    private static String text(long seed) {
        return new RandomOddities(seed).write(RandomTopology.text(seed));
    }

    private String write(String cluster) {
        String odd = cluster.lines()
                .map(line -> line.startsWith("s") ? server(line) : line)
                .collect(Collectors.joining("\n", "", "\n"));
        return odd + (chance(30) ? "policy exact-semi-sync\n" : "");
    }

    private String server(String line) {
        String odd = line;
        odd = chance(4) ? withoutGtids(odd) : odd;
        odd = chance(4) ? odd.replaceFirst("-MariaDB", "-maxscale") : odd;
        odd = chance(5) && !odd.contains("format=") ? odd + " format=mixed" : odd;
        odd = chance(4) ? odd + " group=G group-role=" + pick("primary", "secondary") + state() : odd;
        odd = chance(6) ? odd + " restart=" + pick("kept", "unsure", "changes") : odd;
        odd = chance(4) ? odd + vanished(odd) : odd;
        odd = chance(5) ? odd + " writes=" + WRITES.get(random.nextInt(WRITES.size())) : odd;
        odd = chance(20) ? odd + " waiting=2" : odd;
        odd = chance(4) ? odd + " id=77" : odd;
        return chance(4) ? odd + " uuid=Z" : odd;
    }

    private String state() {
        return chance(50) ? " group-state=" + pick("recovering", "error", "offline") : "";
    }

    private static String withoutGtids(String line) {
        return line.replaceFirst(" gtid=\\S+", " gtid=off")
                .replaceFirst(" received=\\S+", "")
                .replaceFirst(" state=\\S+", "");
    }

    /** Beyond what anybody was seen to have, or just beyond what this one has. */
    private String vanished(String line) {
        if (line.contains("gtid=off")) {
            return " vanished-file=binlog.000009:100";
        }
        boolean mariaDb = line.contains("-MariaDB") || line.contains("-maxscale");
        int from = chance(50) ? 5_000 : 10;
        return mariaDb ? " vanished=0-1-" + from : " vanished=A:" + from + "-" + (from + 3);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
