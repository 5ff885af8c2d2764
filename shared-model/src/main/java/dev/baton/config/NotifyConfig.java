package dev.baton.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Telling people and programs about recoveries: by mail, by a webhook, by a chat that takes Slack's messages. */
@ConfigMapping(prefix = "baton.notify")
public interface NotifyConfig {

    /** What is told: {@code started}, {@code ended} and {@code blocked}, by comma. */
    @WithDefault("started,ended,blocked")
    List<String> events();

    /** How often one notice is tried by one channel. */
    @WithDefault("8")
    int attempts();

    /** How long after a failed try the next one follows; each further time twice as long. */
    @WithDefault("10s")
    Duration retryAfter();

    /** How long a channel may take to answer. */
    @WithDefault("5s")
    Duration timeout();

    /** The mail server; none, no mail. */
    Optional<String> mailHost();

    /** Its port. */
    @WithDefault("25")
    int mailPort();

    /** {@code none}, {@code starttls} (required, not tried) or {@code tls}. */
    @WithDefault("none")
    String mailTls();

    /** Account at the mail server; none, no login. */
    Optional<String> mailUser();

    /** Its password. */
    Optional<String> mailPassword();

    /** A file with the password, instead of the password itself. */
    Optional<String> mailPasswordFile();

    /** Who the mails are from. */
    @WithDefault("baton@localhost")
    String mailFrom();

    /** Who gets them, by comma. */
    Optional<List<String>> mailTo();

    /** Where JSON is posted to; none, no webhook. */
    Optional<String> webhookUrl();

    /** The key that posts are signed with. */
    Optional<String> webhookKey();

    /** A file with the key, instead of the key itself. */
    Optional<String> webhookKeyFile();

    /** The incoming webhook of a Slack-compatible chat. Who knows it may post: it is kept like a password. */
    Optional<String> chatUrl();

    /** A file with that URL, instead of the URL itself. */
    Optional<String> chatUrlFile();
}
