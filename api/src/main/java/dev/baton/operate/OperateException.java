package dev.baton.operate;

import dev.baton.plan.Reason;
import java.util.List;

/**
 * What a person asked for cannot be done, or not now; it says why and what to do instead. Apart from Baton's other
 * exceptions, since nothing is broken: it belongs into an answer, not into the log.
 */
public final class OperateException extends RuntimeException {

    private final Denial code;
    private final String remedy;
    private final transient List<Reason> reasons;

    public OperateException(Denial code, String detail, String remedy) {
        this(code, detail, remedy, List.of());
    }

    /** @param reasons all of them, where a planner refuses */
    public OperateException(Denial code, String detail, String remedy, List<Reason> reasons) {
        super(detail);
        this.code = code;
        this.remedy = remedy;
        this.reasons = List.copyOf(reasons);
    }

    public Denial code() {
        return code;
    }

    /** What to do instead. */
    public String remedy() {
        return remedy;
    }

    public List<Reason> reasons() {
        return reasons;
    }
}
