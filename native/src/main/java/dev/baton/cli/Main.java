package dev.baton.cli;

import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins. */
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        System.exit(BatonCommand.commandLine().execute(OldSpelling.translate(arguments)));
    }
}
