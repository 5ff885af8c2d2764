package dev.baton.page.recovery;

import dev.baton.store.StepState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages of recoveries; a translation is a file {@code messages/rec_zh.properties}. */
@MessageBundle("rec")
public interface RecoveryMessages {

    @Message("of {cluster}")
    String ofCluster(String cluster);

    @Message("all clusters")
    String ofAll();

    @Message("Failovers and takeovers of all clusters, newest first")
    String newestFirst();

    @Message("Nothing has been recovered.")
    String none();

    @Message("Acknowledge")
    String acknowledgeAll();

    @Message(
            "A recovery that acted keeps the next automatic one of its cluster waiting until the cool-down is over or somebody has acknowledged it.")
    String acknowledgeExplained();

    @Message("Acknowledge all")
    String acknowledgeAllButton();

    @Message("Acknowledge")
    String acknowledge();

    @Message("Acknowledgement")
    String acknowledgement();

    @Message("It can be acknowledged once it has ended.")
    String acknowledgeLater();

    @Message("worked on by")
    String workedOnBy();

    @Message("running for")
    String runningFor();

    @Message("took")
    String tookAltogether();

    @Message("Phases and steps")
    String course();

    @Message("{ended} of {all} steps")
    String stepsEnded(long ended, int all);

    @Message(
            "{#switch state}{#case PLANNED}planned{#case RUNNING}running{#case DONE}done{#case ALREADY_SO}already so{#case FAILED}failed{#case SKIPPED}skipped{/switch}")
    String stepState(StepState state);

    @Message("No phase has been decided yet.")
    String notBegun();

    @Message("Nothing was done.")
    String nothingDone();

    @Message("Decision")
    String decision();
}
