package dev.baton.web;

import dev.baton.error.BatonException;
import dev.baton.error.ErrorCode;
import dev.baton.operate.Denial;
import dev.baton.operate.OperateException;
import dev.baton.plan.Reason;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Locale;

/**
 * What went wrong with a request, as it may be told to whoever asked.
 *
 * @param status the HTTP status
 * @param code a constant name
 * @param title what happened, in a few words
 * @param detail what happened in this case; without secrets and without the inside of the program
 * @param remedy what to do about it
 * @param reasons all of them, where a planner refused
 */
public record Fault(int status, String code, String title, String detail, String remedy, List<Reason> reasons) {

    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int UNAVAILABLE = 503;

    public static Fault of(Throwable error) {
        return switch (error) {
            case OperateException said ->
                new Fault(
                        status(said.code()),
                        said.code().name(),
                        said.code().sentence(),
                        text(said),
                        said.remedy(),
                        said.reasons());
            case BatonException broken ->
                new Fault(
                        status(broken.code()),
                        broken.code().name(),
                        broken.code().sentence(),
                        "",
                        "Look at /q/health and at the log of this process.",
                        List.of());
            case WebApplicationException web -> ofHttp(web);
            default ->
                new Fault(
                        500,
                        "UNEXPECTED",
                        "something went wrong inside Baton",
                        "",
                        "The log of this process tells what; it is a bug.",
                        List.of());
        };
    }

    /** Whether nobody foresaw it. */
    public boolean isBug() {
        return status == 500;
    }

    /** Whether it is not the asker's doing, and belongs into the log. */
    public boolean isOurs() {
        return status >= 500;
    }

    private static Fault ofHttp(WebApplicationException web) {
        int status = web.getResponse().getStatus();
        String reason = web.getResponse().getStatusInfo().getReasonPhrase();
        return new Fault(
                status,
                reason.toUpperCase(Locale.ROOT).replace(' ', '_'),
                reason.toLowerCase(Locale.ROOT),
                "",
                status == NOT_FOUND
                        ? "The API is described at /q/openapi."
                        : "Look at the description of the API, /q/openapi.",
                List.of());
    }

    private static int status(Denial denial) {
        return switch (denial) {
            case BAD_VALUE -> 400;
            case FOREIGN_ORIGIN -> 403;
            case NO_SUCH_CLUSTER, NO_SUCH_SERVER, NO_SUCH_RECOVERY, NO_SUCH_REQUEST, NO_SUCH_VIP, NOT_IN_DOWNTIME ->
                NOT_FOUND;
            case NAME_TAKEN, VIP_TAKEN, NO_PRIMARY, RECOVERY_OPEN, NOTHING_TO_MEND, NOTHING_ERRANT, REFUSED -> CONFLICT;
        };
    }

    private static int status(ErrorCode code) {
        return switch (code) {
            case STORE_UNREACHABLE, STORE_DENIED, STORE_READ_ONLY, STORE_BUSY, STORE_TIMED_OUT -> UNAVAILABLE;
            case STORE_CONFLICT, LEASE_LOST -> CONFLICT;
            case STORE_UNREADABLE, STORE_FAILED -> 500;
        };
    }

    private static String text(Throwable error) {
        return error.getMessage() == null ? "" : error.getMessage();
    }
}
