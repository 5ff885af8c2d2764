package dev.baton.publish;

import dev.baton.config.Secret;
import dev.baton.store.Json;
import dev.baton.store.Notice;
import dev.baton.store.NotificationsTable.Due;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Posts notices as JSON, signed where there is a key.
 *
 * @param posting where to
 * @param key for the signature; none, no signature
 * @param clock tells the timestamp
 */
record WebhookChannel(Posting posting, Secret key, Clock clock) implements Channel {

    /** What is posted: the delivery's number stays the same when it is tried again. */
    private record Body(long delivery, int attempt, Notice notice) {}

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public Delivery send(Due due) {
        String body = Json.write(new Body(due.id(), due.tries(), due.notice()));
        String timestamp = String.valueOf(clock.instant().getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Baton-Event", due.notice().event());
        headers.put("X-Baton-Delivery", String.valueOf(due.id()));
        headers.put("X-Baton-Timestamp", timestamp);
        if (!key.value().isEmpty()) {
            headers.put("X-Baton-Signature", WebhookSignature.of(key.value(), timestamp, body));
        }
        return posting.post(body, headers);
    }
}
