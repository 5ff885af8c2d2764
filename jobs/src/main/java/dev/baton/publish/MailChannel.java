package dev.baton.publish;

import dev.baton.store.Notice;
import dev.baton.store.NotificationsTable.Due;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;

/**
 * Sends notices by SMTP.
 *
 * @param settings of the mail server
 */
record MailChannel(MailSettings settings) implements Channel {

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public Delivery send(Due due) {
        try {
            Session session = Session.getInstance(settings.properties());
            MimeMessage message = message(session, due);
            try (Transport transport = session.getTransport()) {
                if (settings.user().isEmpty()) {
                    transport.connect();
                } else {
                    transport.connect(settings.user(), settings.password().value());
                }
                transport.sendMessage(message, message.getAllRecipients());
            }
            return new Delivery.Taken(settings.to().size() + " recipients");
        } catch (MessagingException refused) {
            return new Delivery.Failed(why(refused));
        }
    }

    private MimeMessage message(Session session, Due due) throws MessagingException {
        Notice notice = due.notice();
        MimeMessage message = new MimeMessage(session);
        message.setFrom(new InternetAddress(settings.from()));
        for (String to : settings.to()) {
            message.addRecipient(RecipientType.TO, new InternetAddress(to));
        }
        message.setSubject("[baton] " + notice.title().replaceAll("\\p{Cntrl}", " "), StandardCharsets.UTF_8.name());
        message.setText(text(notice), StandardCharsets.UTF_8.name());
        message.setHeader("X-Baton-Event", notice.event());
        message.setHeader("X-Baton-Delivery", String.valueOf(due.id()));
        message.setHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static String text(Notice notice) {
        StringBuilder text = new StringBuilder(notice.title()).append("\n\n");
        notice.details().forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("\ncluster  ")
                .append(notice.alias())
                .append(" (")
                .append(notice.cluster())
                .append(")\n");
        text.append("server   ").append(notice.server()).append('\n');
        if (!notice.recovery().isEmpty()) {
            text.append("recovery ").append(notice.recovery()).append('\n');
        }
        return text.toString();
    }

    /** The kind of failure, and the first line of what was said, without a password if it is repeated there. */
    private String why(MessagingException refused) {
        String said = String.valueOf(refused.getMessage()).lines().findFirst().orElse("");
        String password = settings.password().value();
        return refused.getClass().getSimpleName() + ": "
                + (password.isEmpty() ? said : said.replace(password, "(hidden)"));
    }
}
