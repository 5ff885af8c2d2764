package dev.baton.schedule;

import dev.baton.config.NodeConfig;
import dev.baton.discovery.Discovery;
import dev.baton.store.FleetRequest;
import dev.baton.store.RequestsTable;
import dev.baton.topology.InstanceId;
import dev.baton.topology.Observation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Does what people ask of the fleet, one request after the other, and writes the answer. Thread-safe. */
@ApplicationScoped
class OperatorRequests {

    private final RequestsTable requests;
    private final Discovery discovery;
    private final HostRequests hosts;
    private final ServerRequests servers;
    private final String node;

    // One more than usual: each kind of request has its own.
    OperatorRequests(
            RequestsTable requests,
            Discovery discovery,
            HostRequests hosts,
            ServerRequests servers,
            NodeConfig config) {
        this.requests = requests;
        this.discovery = discovery;
        this.hosts = hosts;
        this.servers = servers;
        this.node = config.name();
    }

    /** Answers requests until none is left that nobody else has. */
    void answerAll() {
        Optional<FleetRequest> next = requests.claimNext(node);
        while (next.isPresent()) {
            answer(next.get());
            next = requests.claimNext(node);
        }
    }

    private void answer(FleetRequest request) {
        switch (request.kind()) {
            case DISCOVER -> discover(request);
            case SCAN_HOST_KEY -> answering(request, hosts::scan);
            case CONFIRM_HOST_KEY -> answering(request, hosts::confirm);
            case CHECK_VIP -> answering(request, hosts::check);
            case LOCATE_TRANSACTIONS -> answering(request, servers::locate);
            case TELL_RESTART -> answering(request, servers::restart);
        }
    }

    private void answering(FleetRequest request, Consumer<FleetRequest> act) {
        try {
            act.accept(request);
        } catch (RuntimeException broken) {
            requests.fail(request.id(), "it broke: " + broken.getMessage());
            throw broken;
        }
    }

    private void discover(FleetRequest request) {
        try {
            InstanceId asked = InstanceId.parse(request.argument());
            Map<InstanceId, Observation> seen = discovery.crawl(List.of(asked));
            Optional<String> failure = seen.values().stream()
                    .limit(1)
                    .flatMap(OperatorRequests::failure)
                    .findFirst();
            if (failure.isPresent()) {
                requests.fail(request.id(), asked + " was not taken in: " + failure.get());
            } else {
                requests.finish(request.id(), "found " + seen.size() + " servers: " + seen.keySet());
            }
        } catch (RuntimeException broken) {
            requests.fail(request.id(), "it broke: " + broken.getMessage());
            throw broken;
        }
    }

    private static Stream<String> failure(Observation observation) {
        return switch (observation) {
            case Observation.Reachable reachable -> Stream.empty();
            case Observation.TurnedAway turned -> Stream.of(turned.why().toString());
            case Observation.Unreachable gone -> Stream.of(gone.why().toString());
            case Observation.NeverSeen never -> Stream.of(never.why().toString());
        };
    }
}
