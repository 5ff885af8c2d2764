package dev.baton.topology;

/**
 * What no single reading of a server's settings shows: what it had received once and has no more, and whether a small
 * write of Baton's got through.
 *
 * @param vanished what was lost out of its relay logs
 * @param writes the last test write, where Baton is told to make them
 */
public record ServerHealth(Vanished vanished, WriteTest writes) {

    /** Nothing is known to be wrong. */
    public static final ServerHealth NONE = new ServerHealth(Vanished.NOTHING, new WriteTest.NotTried());

    /** The same with another test write. */
    public ServerHealth with(WriteTest newer) {
        return new ServerHealth(vanished, newer);
    }
}
