package dev.baton.mysql;

import dev.baton.topology.Failure;
import dev.baton.topology.WriteTest;
import dev.baton.topology.WriteTest.Problem;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it means that a server refused a write: by its error number, and where that only says that something below failed,
 * by the operating system's number, which all servers put into the message in one of three forms.
 */
final class WriteRefusals {

    private static final int NO_SPACE_LEFT = 28;
    private static final int QUOTA_EXCEEDED = 122;
    private static final int READ_ONLY_FILE_SYSTEM = 30;

    private static final Pattern SYSTEM_ERROR =
            Pattern.compile("(?:errno|error|errcode):?\\s*(\\d{1,3})\\b", Pattern.CASE_INSENSITIVE);

    private WriteRefusals() {}

    /** A connection that could not be made, and a server that became read-only meanwhile, say nothing about its disk. */
    static WriteTest read(SQLException failure) {
        int number = failure.getErrorCode();
        Failure.Kind kind = Failures.classify(failure).kind();
        if (number == 0 || kind == Failure.Kind.TOO_MANY_CONNECTIONS || !kind.provesAlive() || isReadOnly(number)) {
            return new WriteTest.NotTried();
        }
        return new WriteTest.Refused(problem(number, Failures.oneLine(failure)), number, Failures.oneLine(failure));
    }

    private static boolean isReadOnly(int number) {
        return number == 1290 || number == 3169;
    }

    private static Problem problem(int number, String message) {
        return switch (number) {
            // Disk full; the table is full.
            case 1021, 1114 -> Problem.DISK_FULL;
            // The table is read only; InnoDB is; the server runs in read-only mode.
            case 1036, 1874, 1836 -> Problem.READ_ONLY_FILE_SYSTEM;
            default -> bySystemError(systemError(message));
        };
    }

    private static Problem bySystemError(OptionalInt error) {
        return switch (error.orElse(0)) {
            case NO_SPACE_LEFT, QUOTA_EXCEEDED -> Problem.DISK_FULL;
            case READ_ONLY_FILE_SYSTEM -> Problem.READ_ONLY_FILE_SYSTEM;
            default -> Problem.OTHER;
        };
    }

    private static OptionalInt systemError(String message) {
        Matcher error = SYSTEM_ERROR.matcher(message);
        return error.find() ? OptionalInt.of(Integer.parseInt(error.group(1))) : OptionalInt.empty();
    }
}
