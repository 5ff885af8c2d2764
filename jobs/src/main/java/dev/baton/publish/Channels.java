package dev.baton.publish;

import dev.baton.config.NotifyConfig;
import dev.baton.config.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The channels that are configured. Thread-safe. */
@ApplicationScoped
public class Channels {

    private final List<Channel> configured;

    /** @throws IllegalArgumentException if a secret's file cannot be read, or a kind of TLS is not known */
    Channels(NotifyConfig config, Clock clock) {
        this.configured = Stream.of(mail(config), webhook(config, clock), chat(config))
                .flatMap(Optional::stream)
                .toList();
    }

    List<Channel> configured() {
        return configured;
    }

    private static Optional<Channel> mail(NotifyConfig config) {
        return config.mailHost()
                .filter(host -> config.mailTo().isPresent())
                .map(host -> new MailChannel(MailSettings.of(config, host)));
    }

    private static Optional<Channel> webhook(NotifyConfig config, Clock clock) {
        return config.webhookUrl()
                .map(url -> new WebhookChannel(
                        Posting.to(new Secret(url), config.timeout()),
                        Secret.of(config.webhookKey(), config.webhookKeyFile()),
                        clock));
    }

    private static Optional<Channel> chat(NotifyConfig config) {
        Secret url = Secret.of(config.chatUrl(), config.chatUrlFile());
        return Optional.of(url)
                .filter(given -> !given.value().isEmpty())
                .map(given -> new ChatChannel(Posting.to(given, config.timeout())));
    }
}
