package dev.baton.topology;

/**
 * Why a probe did not get its answers.
 *
 * @param kind what happened, by error number or type
 * @param detail what the driver or server said, one line, without secrets
 */
public record Failure(Kind kind, String detail) {

    /** What happened. */
    public enum Kind {
        /** Nothing listens on the port: the host answered for it. */
        REFUSED("connection refused", Life.SILENT),
        /** No answer within the deadline. */
        TIMED_OUT("no answer in time", Life.SILENT),
        /** The connection broke while in use. */
        BROKEN("connection lost", Life.SILENT),
        /** The network has no way there. */
        NO_ROUTE("no route to host", Life.SILENT),
        /** The name does not resolve. */
        UNKNOWN_HOST("unknown host name", Life.SILENT),
        /** The server answered, and refuses our account. */
        ACCESS_DENIED("access denied", Life.ALIVE),
        /** The server answered, and has no connection left for us. */
        TOO_MANY_CONNECTIONS("too many connections", Life.ALIVE),
        /** The server answered with another error. */
        SERVER_ERROR("the server answered with an error", Life.ALIVE);

        private final String words;
        private final Life life;

        Kind(String words, Life life) {
            this.words = words;
            this.life = life;
        }

        /** The kind in words, for sentences. */
        public String words() {
            return words;
        }

        /** Whether the answer proves that the server is alive, though not for us. */
        public boolean provesAlive() {
            return life == Life.ALIVE;
        }
    }

    private enum Life {
        SILENT,
        ALIVE
    }

    @Override
    public String toString() {
        return detail.isEmpty() ? kind.words() : kind.words() + " (" + detail + ")";
    }
}
