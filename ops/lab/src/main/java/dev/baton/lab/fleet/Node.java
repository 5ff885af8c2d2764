package dev.baton.lab.fleet;

/** A Baton that runs, or ran, somewhere. */
public interface Node {
    /** Where this machine reaches it: {@code http://host:port}. */
    String url();

    /** Whether it runs and is not frozen. */
    boolean isAlive();

    /** The end of its log. */
    String lastWords();
}
