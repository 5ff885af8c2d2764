package dev.baton.page.status;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages about Baton itself; a translation is a file {@code messages/status_zh.properties}. */
@MessageBundle("status")
public interface StatusMessages {

    @Message("{alive} of {#if all == 1}1 worker{#else}{all} workers{/if} alive")
    String workersAlive(long alive, int all);

    @Message("Workers")
    String workers();

    @Message("Worker")
    String worker();

    @Message("State")
    String life();

    @Message("Version")
    String version();

    @Message("Started")
    String started();

    @Message("Last seen")
    String lastSeen();

    @Message("alive")
    String alive();

    @Message("silent")
    String silent();

    @Message("No worker has checked in: nothing is observed and nothing can be recovered.")
    String noWorkers();

    @Message("Recoveries held back")
    String blocked();

    @Message("{#if times == 1}once{#else}{times} times{/if}")
    String blockedTimes(long times);

    @Message("first")
    String first();

    @Message("last")
    String last();

    @Message("No automatic recovery was held back.")
    String nothingBlocked();

    @Message("Automatic recoveries")
    String automatic();

    @Message("On: a dead primary is replaced as soon as its death is proven.")
    String isOn();

    @Message("Off: nothing is recovered automatically.")
    String isOff();

    @Message("Set by {who}")
    String setBy(String who);

    @Message("Switch off")
    String switchOff();

    @Message("Switch on")
    String switchOn();

    @Message("Who did what, newest first")
    String auditExplained();

    @Message("When")
    String when();

    @Message("Who")
    String who();

    @Message("Act")
    String act();

    @Message("Subject")
    String subject();

    @Message("Detail")
    String detail();

    @Message("Generation")
    String generation();

    @Message("Nothing has been done yet.")
    String noAudit();
}
