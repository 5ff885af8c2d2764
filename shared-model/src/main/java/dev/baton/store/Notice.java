package dev.baton.store;

import java.util.List;

/**
 * Something that people asked to be told, with all that there is to tell.
 *
 * @param event what happened, a constant name
 * @param cluster the cluster's lasting name
 * @param alias what people call it
 * @param server which server it is about
 * @param recovery the recovery's uid; empty where there is none
 * @param state the recovery's state; empty where there is none
 * @param title a line
 * @param details more lines; may be none
 */
public record Notice(
        String event,
        String cluster,
        String alias,
        String server,
        String recovery,
        String state,
        String title,
        List<String> details) {

    public Notice {
        details = List.copyOf(details);
    }
}
