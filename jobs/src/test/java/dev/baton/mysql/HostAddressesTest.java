package dev.baton.mysql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HostAddressesTest {

    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aLiteralAddressIsNotLookedUp() throws IOException {
        // Given
        try (HostAddresses addresses = new HostAddresses(host -> {
            throw new UnknownHostException(host);
        })) {
            // When
            var found = addresses.of("127.0.0.1", Deadline.in(SOON));

            // Then
            assertThat(found).containsExactly(InetAddress.ofLiteral("127.0.0.1"));
        }
    }

    @Test
    void aNameIsLookedUpOnce() throws IOException {
        // Given
        AtomicInteger looks = new AtomicInteger();
        try (HostAddresses addresses = new HostAddresses(host -> {
            looks.incrementAndGet();
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        })) {
            addresses.of("db1", Deadline.in(SOON));

            // When
            addresses.of("db1", Deadline.in(SOON));

            // Then
            assertThat(looks).hasValue(1);
        }
    }

    @Test
    void theLastKnownAddressOutlivesTheNameService() throws IOException {
        // Given
        AtomicInteger looks = new AtomicInteger();
        try (HostAddresses addresses = new HostAddresses(host -> {
            if (looks.incrementAndGet() > 1) {
                throw new UnknownHostException(host);
            }
            return new InetAddress[] {InetAddress.getLoopbackAddress()};
        })) {
            addresses.of("db1", Deadline.in(SOON));
            addresses.doubt("db1");

            // When
            var found = addresses.of("db1", Deadline.in(SOON));

            // Then
            assertThat(found).containsExactly(InetAddress.getLoopbackAddress());
        }
    }

    @Test
    void aNameServiceThatHangsIsATimeOutAndNoUnknownHost() {
        // Given
        CountDownLatch never = new CountDownLatch(1);
        try (HostAddresses addresses = new HostAddresses(host -> {
            await(never);
            throw new UnknownHostException(host);
        })) {
            // When
            Deadline deadline = Deadline.in(Duration.ofMillis(50));

            // Then
            assertThatThrownBy(() -> addresses.of("db1", deadline)).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void aNameThatNobodyKnowsIsUnknown() {
        // Given
        try (HostAddresses addresses = new HostAddresses(host -> {
            throw new UnknownHostException("no such host");
        })) {
            // When
            Deadline deadline = Deadline.in(SOON);

            // Then
            assertThatThrownBy(() -> addresses.of("db9", deadline))
                    .isInstanceOf(UnknownHostException.class)
                    .hasMessage("db9");
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
