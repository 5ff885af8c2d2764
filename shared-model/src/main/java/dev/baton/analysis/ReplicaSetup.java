package dev.baton.analysis;

import static java.util.stream.Collectors.joining;

import dev.baton.topology.BinaryLog;
import dev.baton.topology.BinaryLog.Format;
import dev.baton.topology.GtidState;
import dev.baton.topology.Instance;
import dev.baton.topology.ServerView;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How the replicas of a source are set up, as far as they were ever seen: whether one of them could feed the others.
 *
 * @param source whose replicas
 */
record ReplicaSetup(ServerView source) {

    /** Some were seen, and none writes into its binary log what it applies. */
    boolean noneLogs() {
        return facts().findAny().isPresent() && logging().findAny().isEmpty();
    }

    /** Those that answer all attach by GTID, or are all binlog servers. */
    boolean allCanBeMoved() {
        return byFile().isEmpty() || answering().allMatch(ServerView::isBinlogServer);
    }

    /** Those that answer and find their place in the source's log by file and offset. */
    List<ServerView> byFile() {
        return answering()
                .filter(replica -> replica.linkFrom(source.id())
                        .filter(link -> !link.settings().attach().byGtid())
                        .isPresent())
                .toList();
    }

    /** Some that log what they apply do it in the one format, some in the other. */
    boolean logsIn(Format one, Format other) {
        return logsIn(one) && logsIn(other);
    }

    private boolean logsIn(Format format) {
        return logging().anyMatch(facts -> facts.binaryLog().format() == format);
    }

    /** The release series of those that log what they apply. */
    SortedSet<String> series() {
        SortedSet<String> series = new TreeSet<>();
        logging().forEach(facts -> series.add(facts.version().series()));
        return series;
    }

    /** In how many ways the source and its replicas count transactions, binlog servers aside. */
    long gtidModes() {
        return source.facts().isEmpty()
                ? 0
                : withSource().map(ReplicaSetup::gtidMode).distinct().count();
    }

    String formats() {
        return each(logging(), facts -> facts.binaryLog().format().name());
    }

    String versions() {
        return each(logging(), facts -> facts.version().toString());
    }

    String gtids() {
        return each(withSource(), ReplicaSetup::gtidMode);
    }

    private Stream<ServerView> answering() {
        return source.replicas().stream().filter(ServerView::reachable);
    }

    private Stream<Instance> facts() {
        return source.replicas().stream().flatMap(replica -> replica.facts().stream());
    }

    private Stream<Instance> withSource() {
        return Stream.concat(source.facts().stream(), facts())
                .filter(facts -> !facts.version().isBinlogServer());
    }

    private Stream<Instance> logging() {
        return facts().filter(facts -> facts.binaryLog().writing() == BinaryLog.Writing.ALL_WRITES);
    }

    private static String gtidMode(Instance facts) {
        return switch (facts.gtid()) {
            case GtidState.Off off -> "no GTIDs";
            case GtidState.Mysql mysql -> "MySQL's GTIDs";
            case GtidState.MariaDb mariaDb -> "MariaDB's GTIDs";
        };
    }

    private static String each(Stream<Instance> servers, Function<Instance, String> said) {
        return servers.map(facts -> facts.id() + " " + said.apply(facts)).collect(joining(", "));
    }
}
