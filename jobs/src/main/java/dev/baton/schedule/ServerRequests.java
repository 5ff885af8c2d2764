package dev.baton.schedule;

import dev.baton.gtid.GtidSet;
import dev.baton.gtid.MariaDbGtidSet;
import dev.baton.gtid.MysqlGtidSet;
import dev.baton.mysql.ServerInquiries;
import dev.baton.mysql.ServerInquiries.Answer;
import dev.baton.store.FleetRequest;
import dev.baton.store.RequestsTable;
import dev.baton.topology.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;

/** Answers what people want to know of a server that no probe reads. Thread-safe. */
@ApplicationScoped
class ServerRequests {

    private final RequestsTable requests;
    private final ServerInquiries inquiries;

    ServerRequests(RequestsTable requests, ServerInquiries inquiries) {
        this.requests = requests;
        this.inquiries = inquiries;
    }

    void locate(FleetRequest request) {
        String[] words = request.argument().split(" ", 2);
        answer(request, inquiries.locate(InstanceId.parse(words[0]), set(words[1])));
    }

    void restart(FleetRequest request) {
        String[] words = request.argument().split(" ", 2);
        answer(request, inquiries.restart(InstanceId.parse(words[0]), words[1]));
    }

    private void answer(FleetRequest request, Answer answer) {
        switch (answer) {
            case Answer.Told(var lines) -> requests.finish(request.id(), String.join("\n", lines));
            case Answer.Untold(var why) -> requests.fail(request.id(), why);
        }
    }

    /** Only MySQL names servers by uuid. */
    private static GtidSet set(String text) {
        return text.contains(":") ? MysqlGtidSet.parse(text) : MariaDbGtidSet.parse(text);
    }
}
