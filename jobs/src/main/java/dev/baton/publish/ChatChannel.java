package dev.baton.publish;

import dev.baton.store.Json;
import dev.baton.store.NotificationsTable.Due;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Posts notices to a chat that takes Slack's messages.
 *
 * @param posting where to
 */
record ChatChannel(Posting posting) implements Channel {

    private record Message(String text) {}

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public Delivery send(Due due) {
        String details = due.notice().details().stream()
                .map(line -> "\n• " + plain(line))
                .collect(Collectors.joining());
        return posting.post(Json.write(new Message("*" + plain(due.notice().title()) + "*" + details)), Map.of());
    }

    /** What would be a link, a mention or markup is text. */
    private static String plain(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\n", " ");
    }
}
