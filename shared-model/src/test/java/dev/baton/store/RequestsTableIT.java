package dev.baton.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.baton.lab.Flavour;
import dev.baton.store.FleetRequest.Kind;
import dev.baton.store.FleetRequest.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("dev.baton.store.TestStore#flavours")
final class RequestsTableIT {

    private final RequestsTable requests;
    private final Db db;

    RequestsTableIT(Flavour flavour) {
        Store store = TestStore.empty(flavour);
        this.requests = store.requests();
        this.db = store.db();
    }

    @Test
    void requestIsFiledAndWaits() {
        // When
        FleetRequest filed = requests.file(Kind.DISCOVER, "p1:3306", "dana");
        // Then
        assertThat(filed.state()).isEqualTo(State.PENDING);
        assertThat(filed.requestedBy()).isEqualTo("dana");
        assertThat(requests.find(filed.id())).contains(filed);
    }

    @Test
    void oldestRequestIsClaimedFirstAndOnce() {
        // Given
        FleetRequest first = requests.file(Kind.DISCOVER, "p1:3306", "dana");
        FleetRequest second = requests.file(Kind.DISCOVER, "p2:3306", "dana");
        // Then
        assertThat(requests.claimNext("n1")).map(FleetRequest::id).contains(first.id());
        assertThat(requests.claimNext("n2")).map(FleetRequest::id).contains(second.id());
        assertThat(requests.claimNext("n1")).isEmpty();
        assertThat(requests.find(first.id())).map(FleetRequest::node).contains("n1");
    }

    @Test
    void workersThatClaimAtTheSameTimeNeverGetTheSameRequest() throws Exception {
        // Given
        int count = 20;
        IntStream.range(0, count).forEach(i -> requests.file(Kind.DISCOVER, "p" + i, "dana"));
        // When
        List<Long> claimed;
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Optional<FleetRequest>>> claims = IntStream.range(0, count)
                    .<Callable<Optional<FleetRequest>>>mapToObj(i -> () -> requests.claimNext("n" + i))
                    .toList();
            claimed = workers.invokeAll(claims).stream()
                    .map(Future::resultNow)
                    .flatMap(Optional::stream)
                    .map(FleetRequest::id)
                    .toList();
        }
        // Then
        assertThat(claimed).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void requestOfAWorkerThatWasLostIsGivenToAnother() {
        // Given
        FleetRequest filed = requests.file(Kind.DISCOVER, "p1:3306", "dana");
        requests.claimNext("n1");
        // When
        db.update("UPDATE request SET claimed_at = claimed_at - INTERVAL 2 MINUTE");
        // Then
        assertThat(requests.claimNext("n2")).map(FleetRequest::id).contains(filed.id());
    }

    @Test
    void firstAnswerStands() {
        // Given
        FleetRequest filed = requests.file(Kind.DISCOVER, "p1:3306", "dana");
        requests.claimNext("n1");
        // When
        boolean finished = requests.finish(filed.id(), "found p1:3306");
        boolean failed = requests.fail(filed.id(), "too late");
        // Then
        assertThat(finished).isTrue();
        assertThat(failed).isFalse();
        FleetRequest ended = requests.find(filed.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.answer()).isEqualTo("found p1:3306");
        assertThat(requests.claimNext("n2")).isEmpty();
    }

    @Test
    void answeredRequestsAreForgottenAfterAWhileAndOpenOnesAreNot() {
        // Given
        FleetRequest open = requests.file(Kind.DISCOVER, "p1:3306", "dana");
        FleetRequest ended = requests.file(Kind.DISCOVER, "p2:3306", "dana");
        requests.fail(ended.id(), "refused");
        db.update("UPDATE request SET ended_at = ended_at - INTERVAL 2 HOUR WHERE ended_at IS NOT NULL");
        // When
        int purged = requests.purge(Duration.ofHours(1));
        // Then
        assertThat(purged).isEqualTo(1);
        assertThat(requests.find(ended.id())).isEmpty();
        assertThat(requests.find(open.id())).isPresent();
    }
}
