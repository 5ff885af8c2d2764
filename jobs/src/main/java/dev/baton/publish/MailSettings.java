package dev.baton.publish;

import dev.baton.config.NotifyConfig;
import dev.baton.config.Secret;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * How the mail server is reached, and who gets what from whom.
 *
 * @param user empty, no login
 */
record MailSettings(Properties properties, String user, Secret password, String from, List<String> to) {

    /** How the connection is kept from being read. */
    private enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    MailSettings {
        to = List.copyOf(to);
    }

    /** @throws IllegalArgumentException if the kind of TLS is not known, or a password file cannot be read */
    static MailSettings of(NotifyConfig config, String host) {
        return new MailSettings(
                properties(config, host),
                config.mailUser().orElse(""),
                Secret.of(config.mailPassword(), config.mailPasswordFile()),
                config.mailFrom(),
                config.mailTo().orElse(List.of()));
    }

    private static Properties properties(NotifyConfig config, String host) {
        Tls tls = Tls.valueOf(config.mailTls().toUpperCase(Locale.ROOT));
        String protocol = tls == Tls.TLS ? "smtps" : "smtp";
        String millis = String.valueOf(config.timeout().toMillis());
        Properties properties = new Properties();
        properties.setProperty("mail.transport.protocol", protocol);
        String prefix = "mail." + protocol + ".";
        properties.setProperty(prefix + "host", host);
        properties.setProperty(prefix + "port", String.valueOf(config.mailPort()));
        properties.setProperty(prefix + "connectiontimeout", millis);
        properties.setProperty(prefix + "timeout", millis);
        properties.setProperty(prefix + "writetimeout", millis);
        properties.setProperty(prefix + "auth", String.valueOf(config.mailUser().isPresent()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        if (tls == Tls.STARTTLS) {
            properties.setProperty(prefix + "starttls.enable", "true");
            properties.setProperty(prefix + "starttls.required", "true");
        }
        return properties;
    }
}
