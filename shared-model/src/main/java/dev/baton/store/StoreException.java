package dev.baton.store;

import dev.baton.error.BatonException;
import dev.baton.error.ErrorCode;

/** The store did not do what it was asked to: lost, refused, too slow, or holding what cannot be read. */
public final class StoreException extends BatonException {

    StoreException(ErrorCode code, String message, Throwable cause) {
        super(code, message, cause);
    }

    StoreException(ErrorCode code, String message) {
        super(code, message);
    }
}
