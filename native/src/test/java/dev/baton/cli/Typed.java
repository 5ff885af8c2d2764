package dev.baton.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What came of a typed command.
 *
 * @param exitCode of the process
 * @param out its standard output
 * @param err its standard error
 */
public record Typed(int exitCode, String out, String err) {

    /** Types a command, without its first word. */
    public static Typed command(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine baton =
                BatonCommand.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int exitCode = baton.execute(OldSpelling.translate(arguments));
        return new Typed(exitCode, out.toString(), err.toString());
    }
}
