package dev.baton.pages;

import dev.baton.page.Notice;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Leads from a form to a page: a reload then repeats nothing. */
final class Back {

    private Back() {}

    static Response to(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    static Response to(String path, Notice notice) {
        return to(path + "?notice=" + notice.word());
    }

    /** @param count how many were acknowledged */
    static Response acknowledged(String path, int count) {
        return to(path, count > 0 ? Notice.ACKNOWLEDGED : Notice.NOTHING_TO_ACKNOWLEDGE);
    }
}
