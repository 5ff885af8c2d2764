package dev.baton.boot;

/** Why a process cannot start, in a sentence for the one who typed the command, and what to do about it. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    public StartException(String problem, String remedy) {
        super(problem);
        this.problem = problem;
        this.remedy = remedy;
    }

    public StartException(String problem, String remedy, Throwable cause) {
        super(problem, cause);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What is wrong. */
    public String problem() {
        return problem;
    }

    /** What to do about it: one line or several. */
    public String remedy() {
        return remedy;
    }
}
