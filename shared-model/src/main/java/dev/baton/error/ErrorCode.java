package dev.baton.error;

/** Everything that can be broken, each with a sentence for people. */
public enum ErrorCode {
    STORE_UNREACHABLE("the store cannot be reached, or has no connection left"),
    STORE_DENIED("the store does not allow Baton's account to do this"),
    STORE_READ_ONLY("the store refuses writes: it is read-only"),
    STORE_BUSY("the store could not do this beside what others did at the same time"),
    STORE_TIMED_OUT("the store did not answer in time"),
    STORE_CONFLICT("the store has another row with that key"),
    STORE_UNREADABLE("what the store holds cannot be read by this version of Baton"),
    STORE_FAILED("the store answered with an error"),
    LEASE_LOST("somebody else may be at work: the lease is no longer held");

    private final String sentence;

    ErrorCode(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }
}
