package dev.baton.pages;

import dev.baton.store.Store;
import dev.baton.store.StoreException;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Tells everybody who listens the store's change number whenever it has moved. However many listen, the store is asked
 * once for all of them, and not at all while nobody does. Safe for use by many threads.
 */
@Singleton
final class ChangeFeed {

    private static final Duration LOOK_EVERY = Duration.ofMillis(400);

    private final Multi<Long> numbers;

    ChangeFeed(Store store) {
        this.numbers = Multi.createFrom()
                .ticks()
                .every(LOOK_EVERY)
                .onOverflow()
                .drop()
                .onItem()
                .transformToUniAndConcatenate(tick -> look(store))
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** The number now, and each later one that differs from the one before. */
    Multi<Long> changes() {
        return numbers.skip().repetitions();
    }

    /** While the store does not answer there is nothing to tell. */
    private static Uni<Long> look(Store store) {
        return Uni.createFrom()
                .item(() -> store.changes().number())
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure(StoreException.class)
                .recoverWithNull();
    }
}
