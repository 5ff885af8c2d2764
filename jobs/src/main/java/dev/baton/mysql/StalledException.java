package dev.baton.mysql;

import java.sql.SQLException;

/**
 * The server let us in, and then did not answer in time: it is alive, though something in it is stuck. A frozen server
 * does not get so far.
 */
final class StalledException extends SQLException {

    private static final long serialVersionUID = 1L;

    StalledException(SQLException cause) {
        super("it let us in and then did not answer in time", cause);
    }
}
