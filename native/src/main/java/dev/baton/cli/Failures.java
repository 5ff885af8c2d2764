package dev.baton.cli;

import dev.baton.boot.StartException;
import dev.baton.client.ClientException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Turns what went wrong into sentences and an exit code. A stack trace is only for those who ask for it. */
final class Failures implements IExecutionExceptionHandler {
    private static final String DEBUG = "BATON_DEBUG";
    private static final String TRACE = "what " + DEBUG + "=1 in the environment adds to this";

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        int code = switch (failure) {
            case StartException known -> say(err, known.problem(), known.remedy());
            case ClientException known -> {
                say(err, known.problem(), known.remedy());
                yield known.kind().exitCode();
            }
            default -> say(err, "this is a defect in Baton: " + failure, "please report it, with " + TRACE);
        };
        if (System.getenv(DEBUG) != null) {
            failure.printStackTrace(err);
        }
        return code;
    }

    private static int say(PrintWriter err, String problem, String remedy) {
        problem.lines().forEach(line -> err.println("baton: " + line));
        remedy.lines().forEach(line -> err.println("  " + line));
        err.flush();
        return ExitCode.USAGE;
    }
}
