package dev.baton.plan;

import dev.baton.plan.Request.Grounds;
import dev.baton.topology.InstanceId;

/**
 * What is asked of a failover, whoever asks.
 *
 * @param failed the server that has to be replaced
 * @param target who shall take its place
 * @param grounds why it may be replaced
 * @param asker for whom
 */
record FailoverTerms(InstanceId failed, Request.Target target, Grounds grounds, Asker asker) {

    /** For whom a failover is made: what they may decide differs. */
    enum Asker {
        /** A finding about the single primary. */
        PRIMARY_FINDING,
        /** A finding about a co-primary. */
        CO_PRIMARY_FINDING,
        /** A person, who has seen what may be lost. */
        PERSON
    }

    static FailoverTerms of(Request.ReplaceDeadPrimary request) {
        return new FailoverTerms(request.failed(), new Request.Target.Best(), Grounds.PROOF, Asker.PRIMARY_FINDING);
    }

    static FailoverTerms of(Request.ReplaceDeadCoPrimary request) {
        return new FailoverTerms(request.failed(), new Request.Target.Best(), Grounds.PROOF, Asker.CO_PRIMARY_FINDING);
    }

    static FailoverTerms of(Request.Failover request) {
        return new FailoverTerms(request.failed(), request.target(), request.grounds(), Asker.PERSON);
    }

    /** No proof of its death is asked for. */
    boolean byWord() {
        return grounds == Grounds.WORD;
    }

    boolean byPerson() {
        return asker == Asker.PERSON;
    }
}
