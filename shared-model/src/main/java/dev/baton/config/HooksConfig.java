package dev.baton.config;

import dev.baton.hook.HookCommand;
import dev.baton.hook.HookList;
import dev.baton.hook.HookList.Moment;
import dev.baton.policy.HookPolicy;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Commands that are run around recoveries; docs/hooks.md says when, and what they are told. A list with one command for
 * each index, {@code baton.hooks.PreFailoverProcesses[0]}, may have commas in its commands.
 */
@ConfigMapping(prefix = "baton.hooks")
public interface HooksConfig {

    /** A failure is found, before it is decided whether anything is done about it. */
    @WithName("OnFailureDetectionProcesses")
    Optional<List<String>> onFailureDetection();

    /** A takeover is about to begin; a command that fails stops it. */
    @WithName("PreGracefulTakeoverProcesses")
    Optional<List<String>> preGracefulTakeover();

    /** A failover or a takeover is about to begin; a command that fails stops it. */
    @WithName("PreFailoverProcesses")
    Optional<List<String>> preFailover();

    /** A new primary takes the writes. */
    @WithName("PostMasterFailoverProcesses")
    Optional<List<String>> postPrimaryFailover();

    /** The replicas of an intermediate source have another source. */
    @WithName("PostIntermediateMasterFailoverProcesses")
    Optional<List<String>> postIntermediateFailover();

    /** A failover or a takeover is done. */
    @WithName("PostFailoverProcesses")
    Optional<List<String>> postFailover();

    /** A failover or a takeover had begun, and nobody took the failed one's place. */
    @WithName("PostUnsuccessfulFailoverProcesses")
    Optional<List<String>> postUnsuccessfulFailover();

    /** A takeover is done, the old primary included. */
    @WithName("PostGracefulTakeoverProcesses")
    Optional<List<String>> postGracefulTakeover();

    /** A replica and its source have changed places. */
    @WithName("PostTakeMasterProcesses")
    Optional<List<String>> postTakePrimary();

    /** What reads the commands: a shell that takes {@code -c}. */
    @WithDefault("bash")
    String shell();

    /** Variables of Baton's own environment that hooks are given, beside PATH, HOME, LANG and the like. */
    Optional<List<String>> environment();

    /** How long one command of the detection list may take. */
    @WithDefault("10s")
    Duration detectionTimeLimit();

    /** How long one command of a Pre list may take: so long a recovery may be held up. */
    @WithDefault("30s")
    Duration beforeTimeLimit();

    /** How long one command of a Post list may take. */
    @WithDefault("60s")
    Duration afterTimeLimit();

    /** A server that was not found failed for so long has another failure when it is found failed again. */
    @WithDefault("10m")
    Duration failureIsOverAfter();

    /** As the domain takes it. */
    default HookPolicy policy() {
        Map<HookList, List<HookCommand>> commands = new EnumMap<>(HookList.class);
        for (HookList list : HookList.values()) {
            commands.put(
                    list,
                    lines(list).orElse(List.of()).stream()
                            .filter(line -> !line.isBlank())
                            .map(HookCommand::new)
                            .toList());
        }
        return new HookPolicy(
                commands,
                Map.of(
                        Moment.DETECTION, detectionTimeLimit(),
                        Moment.BEFORE, beforeTimeLimit(),
                        Moment.AFTER, afterTimeLimit()));
    }

    private Optional<List<String>> lines(HookList list) {
        return switch (list) {
            case ON_FAILURE_DETECTION -> onFailureDetection();
            case PRE_GRACEFUL_TAKEOVER -> preGracefulTakeover();
            case PRE_FAILOVER -> preFailover();
            case POST_PRIMARY_FAILOVER -> postPrimaryFailover();
            case POST_INTERMEDIATE_FAILOVER -> postIntermediateFailover();
            case POST_FAILOVER -> postFailover();
            case POST_UNSUCCESSFUL_FAILOVER -> postUnsuccessfulFailover();
            case POST_GRACEFUL_TAKEOVER -> postGracefulTakeover();
            case POST_TAKE_PRIMARY -> postTakePrimary();
        };
    }
}
