package dev.baton.mysql;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * The addresses of hosts, remembered. A look-up blocks a whole thread for as long as the name service takes, so it is
 * done apart, by few threads; and during an outage of the name service the last known addresses are as good as any.
 * Thread-safe.
 */
final class HostAddresses implements AutoCloseable {

    private static final Duration FRESH = Duration.ofMinutes(1);
    private static final int LOOK_UPS_AT_ONCE = 8;
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    /** Looks a name up; replaceable in tests. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private record Known(List<InetAddress> addresses, Deadline freshUntil) {}

    private final Resolver resolver;
    private final Map<String, Known> known = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<List<InetAddress>>> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(
            LOOK_UPS_AT_ONCE,
            Thread.ofPlatform().name("baton-resolve-", 0).daemon().factory());

    HostAddresses(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * @throws UnknownHostException if the name service knows no such host, and never did
     * @throws SocketTimeoutException if it did not answer in time
     */
    List<InetAddress> of(String host, Deadline deadline) throws UnknownHostException, SocketTimeoutException {
        if (LITERAL.matcher(host).matches()) {
            return List.of(literal(host));
        }
        Known last = known.get(host);
        if (last == null) {
            return await(host, lookUp(host), deadline);
        }
        if (last.freshUntil().hasPassed()) {
            // Nobody waits for it: it is for the next time.
            CompletableFuture<List<InetAddress>> _ = lookUp(host);
        }
        return last.addresses();
    }

    /** Nothing answers at the remembered addresses: look again next time. */
    void doubt(String host) {
        known.computeIfPresent(host, (name, last) -> new Known(last.addresses(), Deadline.in(Duration.ZERO)));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static InetAddress literal(String host) throws UnknownHostException {
        try {
            return InetAddress.ofLiteral(host);
        } catch (IllegalArgumentException noAddress) {
            throw unknown(host, noAddress);
        }
    }

    private CompletableFuture<List<InetAddress>> lookUp(String host) {
        return running.computeIfAbsent(host, name -> {
            CompletableFuture<List<InetAddress>> look = new CompletableFuture<>();
            threads.execute(() -> complete(name, look));
            return look;
        });
    }

    private void complete(String host, CompletableFuture<List<InetAddress>> look) {
        try {
            List<InetAddress> found = Arrays.asList(resolver.resolve(host));
            known.put(host, new Known(found, Deadline.in(FRESH)));
            look.complete(found);
        } catch (UnknownHostException | RuntimeException failure) {
            look.completeExceptionally(failure);
        } finally {
            running.remove(host, look);
        }
    }

    private static List<InetAddress> await(String host, CompletableFuture<List<InetAddress>> look, Deadline deadline)
            throws UnknownHostException, SocketTimeoutException {
        try {
            return look.get(deadline.millis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            throw unknown(host, failure);
        } catch (TimeoutException late) {
            throw new SocketTimeoutException("the name service did not answer for " + host);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SocketTimeoutException("interrupted while looking up " + host);
        }
    }

    private static UnknownHostException unknown(String host, Throwable why) {
        UnknownHostException unknown = new UnknownHostException(host);
        unknown.initCause(why);
        return unknown;
    }
}
