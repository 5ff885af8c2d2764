package dev.baton.store;

import dev.baton.error.BatonException;
import dev.baton.error.ErrorCode;

/** Something was to be done under a lease that is not held any more. Nothing was written; the holder must stop (I4). */
public final class LeaseLostException extends BatonException {

    public LeaseLostException(Lease lease) {
        super(ErrorCode.LEASE_LOST, "lease " + lease.name() + " with token " + lease.token() + " is lost");
    }
}
