package dev.baton.error;

/**
 * The root of Baton's own exceptions: a bug, or lost input or output. Subclasses say what failed; the code says how, so
 * that a caller can decide and an answer can be given without reading the text. The text never holds a secret.
 */
public abstract class BatonException extends RuntimeException {

    private final ErrorCode code;

    protected BatonException(ErrorCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    protected BatonException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    public final ErrorCode code() {
        return code;
    }
}
