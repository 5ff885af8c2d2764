package dev.baton.lab;

/** The lab could not do what was asked: a server is missing, did not start, or did not answer in time. */
public final class LabException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LabException(String message) {
        super(message);
    }

    public LabException(String message, Throwable cause) {
        super(message, cause);
    }
}
