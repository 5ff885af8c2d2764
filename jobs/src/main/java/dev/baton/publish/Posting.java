package dev.baton.publish;

import dev.baton.config.Secret;
import dev.baton.publish.Channel.Delivery;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * Posts JSON to an address. What went wrong is told without the address, which can be a secret.
 *
 * @param client follows no redirects: what is posted is for this address
 * @param url where to
 * @param timeout of the whole
 */
record Posting(HttpClient client, Secret url, Duration timeout) {

    private static final int SUCCESS = 200;
    private static final int REDIRECT = 300;

    static Posting to(Secret url, Duration timeout) {
        return new Posting(
                HttpClient.newBuilder()
                        .connectTimeout(timeout)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build(),
                url,
                timeout);
    }

    Delivery post(String body, Map<String, String> headers) {
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url.value()))
                    .timeout(timeout)
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("User-Agent", "Baton")
                    .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
            headers.forEach(request::header);
            int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
            return status >= SUCCESS && status < REDIRECT
                    ? new Delivery.Taken("HTTP " + status)
                    : new Delivery.Failed("HTTP " + status);
        } catch (IllegalArgumentException noUrl) {
            return new Delivery.Failed("the configured URL is none");
        } catch (IOException lost) {
            return new Delivery.Failed("no answer: " + lost.getClass().getSimpleName());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Delivery.Failed("stopped");
        }
    }
}
