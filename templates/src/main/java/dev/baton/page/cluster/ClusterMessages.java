package dev.baton.page.cluster;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Words of the pages of clusters; a translation is a file {@code messages/cluster_zh.properties}. */
@MessageBundle("cluster")
public interface ClusterMessages {

    @Message("Clusters")
    String clusters();

    @Message(
            "{#if clusters == 1}1 cluster{#else}{clusters} clusters{/if}, {#if servers == 1}1 server{#else}{servers} servers{/if}")
    String overview(int clusters, int servers);

    @Message("{#if well == shown}nothing is wrong{#else}{well} of {shown} without findings{/if}")
    String well(long well, int shown);

    @Message("Search alias, name or server")
    String search();

    @Message(
            "{#if critical > 0}{critical} critical{#if warnings > 0}, {/if}{/if}{#if warnings > 0}{warnings} {#if warnings == 1}warning{#else}warnings{/if}{/if}{#if critical == 0 && warnings == 0}well{/if}")
    String health(long critical, long warnings);

    @Message("no primary")
    String noPrimary();

    @Message("Virtual addresses")
    String vips();

    @Message("on {hosts}")
    String vipOn(String hosts);

    @Message("on no host that is known")
    String vipNowhere();

    @Message("belongs to {host}")
    String vipBelongs(String host);

    @Message("if its host cannot be told: {policy}")
    String vipPolicy(String policy);

    @Message("{#if hosts == 1}1 host is{#else}{hosts} hosts are{/if} not ready for it")
    String vipUnready(long hosts);

    @Message("Nothing is wrong.")
    String nothingWrong();

    @Message("{#if count == 1}1 server{#else}{count} servers{/if}")
    String servers(int count);

    @Message("generation {number}")
    String generation(long number);

    @Message("No cluster matches.")
    String noMatch();

    @Message("Show all clusters")
    String showAll();

    @Message("No cluster is known yet")
    String none();

    @Message("Name one server of a topology below: the others are found from it.")
    String noneHint();

    @Message("Discover a server")
    String discover();

    @Message("Address")
    String address();

    @Message("Discover")
    String discoverButton();

    @Message("primary")
    String primaryIs();

    @Message("name")
    String lastingName();

    @Message("Recovery {id} of this cluster is under way.")
    String underWay(long id);

    @Message("Watch it")
    String watchIt();

    @Message("Topology")
    String topology();

    @Message("No server belongs to this cluster any more.")
    String noServers();

    @Message("This cluster has never been recovered.")
    String neverRecovered();

    @Message("Acknowledge all of this cluster")
    String acknowledgeAll();

    @Message("All recoveries of this cluster")
    String allRecoveries();

    @Message("If the primary died now")
    String ifItDied();

    @Message("would take over.")
    String wouldTakeOver();

    @Message("No replica would be promoted.")
    String nobodyWould();

    @Message("There is no primary to ask about.")
    String noPrimaryToAskAbout();

    @Message("It would be refused, because:")
    String refusedBecause();

    @Message("What could not be done:")
    String leftBehind();

    @Message("{#if count == 1}1 candidate{#else}{count} candidates{/if}")
    String candidates(int count);

    @Message("{#if phases == 1}1 phase{#else}{phases} phases{/if}, {#if steps == 1}1 step{#else}{steps} steps{/if}")
    String phasesAndSteps(int phases, int steps);

    @Message("Graceful takeover")
    String handOver();

    @Message(
            "Hand the writes of {primary} to a replica: the others are moved below it first, then the primary stops taking writes until the new one has all of them.")
    String handOverExplained(String primary);

    @Message("As things are, a takeover by the best candidate would be refused.")
    String handOverRefused();

    @Message("New primary")
    String newPrimary();

    @Message("the best candidate")
    String bestCandidate();

    @Message("{primary} shall stop taking writes")
    String confirmHandOver(String primary);

    @Message("Hand over")
    String handOverButton();

    @Message("Alias")
    String alias();

    @Message("What people call this cluster")
    String aliasExplained();

    @Message("Rename")
    String rename();

    @Message("The primary cannot be reached: what is foreseen")
    String primaryIsGone();
}
