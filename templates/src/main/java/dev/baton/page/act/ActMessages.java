package dev.baton.page.act;

import dev.baton.page.act.Act.Group;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the forms that ask for plans, and of the page that shows one; a translation is {@code messages/act_zh.properties}. */
@MessageBundle("act")
public interface ActMessages {

    @Message("What can be done")
    String title();

    @Message("Each button shows the plan first: every step, or why not. Nothing is done before you have confirmed it.")
    String explained();

    @Message("Re-arrange")
    String rearrange();

    @Message("Drag a server onto its new source, or say it here. The plan is shown first.")
    String rearrangeExplained();

    @Message(
            "{#switch group}{#case MOVE}Who replicates from whom{#case OPERATION}This server{#case RECOVERY}Recovery{#case ADDRESS}Virtual address{/switch}")
    String group(Group group);

    @Message("What")
    String what();

    @Message("Server")
    String server();

    @Message("Other server")
    String other();

    @Message("none")
    String none();

    @Message(
            "{#switch group}{#case MOVE}Only replicas with this in their address{#case OPERATION}Seconds, file or connection{#case RECOVERY}{#case ADDRESS}Address{/switch}")
    String argument(Group group);

    @Message("Show the plan")
    String show();

    @Message("with {server}")
    String withServer(String server);

    @Message("It would be done.")
    String succeeds();

    @Message("It would be done, but not all of it.")
    String leavesSome();

    @Message("It would be refused: nothing would be done.")
    String refused();

    @Message("What would be done")
    String course();

    @Message("Nothing would be done.")
    String nothing();

    @Message("Candidates")
    String candidates();

    @Message("Do it")
    String doIt();

    @Message(
            "This is foreseen from what was last seen. The fleet looks again before each phase, and stops if something speaks against it.")
    String doItExplained();

    @Message("I have read the plan, and it shall be done")
    String confirm();

    @Message(
            "It is refused as things are. This page follows what is seen: once nothing speaks against it any more, it can be done here.")
    String refusedExplained();
}
