package dev.baton.page;

import dev.baton.analysis.Severity;
import dev.baton.page.recovery.Kind;
import dev.baton.plan.Candidate.Verdict;
import dev.baton.plan.Phase.Name;
import dev.baton.store.RecoveryState;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words that every page uses; a translation is a file {@code messages/app_zh.properties}. */
@MessageBundle("app")
public interface AppMessages {

    @Message("Skip to the content")
    String skip();

    @Message("All clusters")
    String home();

    @Message("Main menu")
    String menu();

    @Message(
            "{#switch section}{#case CLUSTERS}Clusters{#case FINDINGS}Findings{#case RECOVERIES}Recoveries{#case AUDIT}Audit{#case STATUS}Status{/switch}")
    String section(Section section);

    @Message("Findings")
    String findings();

    @Message("Recoveries")
    String recoveries();

    @Message("Audit")
    String audit();

    @Message("Status")
    String status();

    @Message("{#if count == 1}1 critical finding{#else}{count} critical findings{/if}")
    String criticalFindings(long count);

    @Message("{#if count == 1}1 recovery to acknowledge{#else}{count} recoveries to acknowledge{/if}")
    String unacknowledged(long count);

    @Message("{#if count == 1}1 recovery running{#else}{count} recoveries running{/if}")
    String recoveriesRunning(long count);

    @Message("Automatic recovery on")
    String automaticOn();

    @Message("Automatic recovery off")
    String automaticOff();

    @Message("Live")
    String live();

    @Message("Not live")
    String notLive();

    @Message("Changed: reload when done")
    String held();

    @Message(
            "{#switch notice}{#case RENAMED}The cluster has its new alias.{#case ACKNOWLEDGED}Acknowledged: automatic recoveries may act again.{#case NOTHING_TO_ACKNOWLEDGE}There was nothing to acknowledge.{#case SWITCHED_ON}Automatic recoveries are on.{#case SWITCHED_OFF}Automatic recoveries are off: nothing is recovered until somebody switches them on.{#case DOWNTIME_BEGUN}The server is in downtime.{#case DOWNTIME_ENDED}The server is out of downtime.{#case RULE_SET}The promotion rule is set.{#case FORGOTTEN}The server is forgotten.{#case DISCOVERY_ASKED}A worker has been asked to look at the server; it appears here when found.{#case NONE}{/switch}")
    String notice(Notice notice);

    @Message("Made")
    String madeAt();

    @Message("API description")
    String apiDescription();

    @Message("{#switch verdict}{#case CHOSEN}chosen{#case POSSIBLE}possible{#case EXCLUDED}excluded{/switch}")
    String verdict(Verdict verdict);

    @Message(
            "{#switch name}{#case PROVE}Prove{#case HOOKS_BEFORE}Hooks before{#case SETTLE}Settle{#case SIBLINGS}Move siblings{#case FENCE}Fence{#case CATCH_UP}Catch up{#case DRAIN}Drain{#case PROMOTE}Promote{#case REPOINT}Repoint{#case DEMOTE}Demote{#case ALIGN}Align{#case MOVE}Move{#case CHANGE}Change{#case UNDO}Undo{#case HOOKS_AFTER}Hooks after{#case ADDRESS}Virtual addresses{/switch}")
    String phase(Name name);

    @Message("best effort")
    String optional();

    @Message("since")
    String since();

    @Message("Baton may act")
    String remedied();

    @Message("in downtime")
    String inDowntime();

    @Message("{#switch severity}{#case NOTICE}notice{#case WARNING}warning{#case CRITICAL}critical{/switch}")
    String severity(Severity severity);

    @Message("{critical} critical, {#if warnings == 1}1 warning{#else}{warnings} warnings{/if}")
    String findingCounts(long critical, long warnings);

    @Message("Nothing is wrong anywhere.")
    String nothingFound();

    @Message(
            "{#switch kind}{#case FAILOVER}Failover{#case TAKEOVER}Takeover{#case REHANGING}New source for replicas{#case SEMI_SYNC}Semi-sync{#case WRITES}Writes restored{#case FENCING}Old primary fenced{#case REJOINING}Rejoin{#case MOVE}Move{#case OPERATION}Operation{#case ADDRESS}Virtual address{/switch}")
    String kind(Kind kind);

    @Message(
            "{#switch state}{#case PENDING}waiting{#case RUNNING}running{#case SUCCEEDED}succeeded{#case SUCCEEDED_WITH_ERRORS}succeeded with errors{#case REFUSED}refused{#case FAILED}failed{/switch}")
    String recoveryState(RecoveryState state);

    @Message("took {length}")
    String took(String length);

    @Message("asked for by {who}")
    String requestedBy(String who);

    @Message("acknowledged by {who}")
    String acknowledgedBy(String who);

    @Message("not acknowledged")
    String notAcknowledged();

    @Message("Your name")
    String yourName();

    @Message("Comment")
    String comment();

    @Message("Why")
    String why();

    @Message("Pages")
    String pages();

    @Message("Newer")
    String newer();

    @Message("Older")
    String older();

    @Message("What to do:")
    String whatToDo();

    @Message("running for {length}")
    String runningFor(String length);
}
