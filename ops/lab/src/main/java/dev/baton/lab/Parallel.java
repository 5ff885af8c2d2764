package dev.baton.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Does the same to several servers at once. What is done must be bounded in time by itself. */
public final class Parallel {
    private Parallel() {}

    /** The results in the order of the elements, once all have ended, or the first failure. */
    public static <T, R> List<R> map(List<T> elements, Function<T, R> function) {
        List<Future<R>> futures = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            elements.forEach(element -> futures.add(threads.submit(() -> function.apply(element))));
        }
        return futures.stream().map(Parallel::result).toList();
    }

    /** Returns once all have ended; fails as the first of those that failed. */
    public static <T> void forEach(List<T> elements, Consumer<T> action) {
        map(elements, element -> {
            action.accept(element);
            return element;
        });
    }

    private static <R> R result(Future<R> ended) {
        try {
            return ended.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LabException("interrupted", e);
        } catch (ExecutionException e) {
            throw new LabException("one of several failed: " + e.getMessage(), e);
        }
    }
}
