package dev.baton.client;

/** Why a command was not done, for the one who typed it: what, what to do about it, and the exit code that says so. */
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Kind {
        /** Baton understood and did not do it. */
        NOT_DONE(1),
        /** Nobody could be asked, or what was asked makes no sense. */
        NOT_ASKED(2);

        private final int exitCode;

        Kind(int exitCode) {
            this.exitCode = exitCode;
        }

        public int exitCode() {
            return exitCode;
        }
    }

    private final Kind kind;
    private final String problem;
    private final String remedy;

    public ClientException(Kind kind, String problem, String remedy) {
        super(problem);
        this.kind = kind;
        this.problem = problem;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    public String problem() {
        return problem;
    }

    /** What to do about it; may be empty. */
    public String remedy() {
        return remedy;
    }
}
