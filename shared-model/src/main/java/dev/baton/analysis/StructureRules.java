package dev.baton.analysis;

import static dev.baton.analysis.Fact.BY_FILE;
import static dev.baton.analysis.Fact.FORMATS;
import static dev.baton.analysis.Fact.GTID_MODES;
import static dev.baton.analysis.Fact.REPLICAS;
import static dev.baton.analysis.Fact.VERSIONS;
import static dev.baton.analysis.FindingCode.DIFFERENT_GTID_MODES;
import static dev.baton.analysis.FindingCode.MIXED_AND_ROW_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.MULTIPLE_VERSIONS_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.NO_FAILOVER_SUPPORT;
import static dev.baton.analysis.FindingCode.NO_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.STATEMENT_AND_MIXED_LOGGING_REPLICAS;
import static dev.baton.analysis.FindingCode.STATEMENT_AND_ROW_LOGGING_REPLICAS;
import static dev.baton.analysis.Rule.rule;

import dev.baton.topology.BinaryLog.Format;
import java.util.List;

/** What a failover would stumble over, found before the day: how the replicas of a source are set up. */
final class StructureRules {

    static final List<Rule> ALL = List.of(
            rule(
                            NO_LOGGING_REPLICAS,
                            "the primary, several replicas, none logs what it applies",
                            s -> s.isPrimary()
                                    && s.replicas().total() > 1
                                    && s.setup().noneLogs())
                    .showing(REPLICAS),
            rule(
                            NO_FAILOVER_SUPPORT,
                            "the primary, several replicas, and of those that answer not all attach by GTID and not all"
                                    + " are binlog servers",
                            s -> s.isPrimary()
                                    && s.replicas().total() > 1
                                    && s.replicas().answering() > 0
                                    && !s.setup().allCanBeMoved())
                    .showing(BY_FILE, REPLICAS),
            rule(
                            STATEMENT_AND_MIXED_LOGGING_REPLICAS,
                            "the primary, replicas that log what they apply, as statements and as a mixture",
                            s -> s.isPrimary() && s.setup().logsIn(Format.STATEMENT, Format.MIXED))
                    .showing(FORMATS),
            rule(
                            STATEMENT_AND_ROW_LOGGING_REPLICAS,
                            "the primary, replicas that log what they apply, as statements and as rows",
                            s -> s.isPrimary() && s.setup().logsIn(Format.STATEMENT, Format.ROW))
                    .showing(FORMATS),
            rule(
                            MIXED_AND_ROW_LOGGING_REPLICAS,
                            "the primary, replicas that log what they apply, as a mixture and as rows",
                            s -> s.isPrimary() && s.setup().logsIn(Format.MIXED, Format.ROW))
                    .showing(FORMATS),
            rule(
                            MULTIPLE_VERSIONS_LOGGING_REPLICAS,
                            "the primary, replicas that log what they apply, of several release series",
                            s -> s.isPrimary() && s.setup().series().size() > 1)
                    .showing(VERSIONS),
            rule(
                            DIFFERENT_GTID_MODES,
                            "has replicas, and not all of them and itself have GTIDs, of one kind",
                            s -> s.replicas().some() && s.setup().gtidModes() > 1)
                    .showing(GTID_MODES));

    private StructureRules() {}
}
