package dev.baton.web;

import dev.baton.error.BatonException;
import dev.baton.operate.OperateException;
import dev.baton.page.ErrorPage;
import dev.baton.page.Frame;
import dev.baton.page.Notice;
import dev.baton.page.Section;
import dev.baton.page.Signals;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where errors become answers: a problem for those who ask the API, a page for those who look. */
@Singleton
public final class ErrorMapper {

    private static final Logger LOG = Logger.getLogger(ErrorMapper.class);

    @ServerExceptionMapper
    Response known(BatonException error, UriInfo uri) {
        return answer(error, uri);
    }

    @ServerExceptionMapper
    Response denied(OperateException error, UriInfo uri) {
        return answer(error, uri);
    }

    @ServerExceptionMapper
    Response http(WebApplicationException error, UriInfo uri) {
        return error.getResponse().getStatus() < 400 ? error.getResponse() : answer(error, uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable error, UriInfo uri) {
        return answer(error, uri);
    }

    private static Response answer(Throwable error, UriInfo uri) {
        Fault fault = Fault.of(error);
        log(fault, error, uri);
        return uri.getPath().startsWith("/api/") ? problem(fault) : page(fault);
    }

    private static void log(Fault fault, Throwable error, UriInfo uri) {
        if (fault.isBug()) {
            LOG.errorf(error, "A request failed code=%s path=%s", fault.code(), uri.getPath());
        } else if (fault.isOurs()) {
            LOG.warnf(
                    "A request could not be answered code=%s path=%s why=\"%s\"",
                    fault.code(), uri.getPath(), error.getMessage());
        }
    }

    private static Response problem(Fault fault) {
        return Response.status(fault.status())
                .type(Problem.MEDIA_TYPE)
                .entity(Problem.of(fault))
                .build();
    }

    /** Without the signals and the time of other pages: the store may be what does not answer. */
    private static Response page(Fault fault) {
        Frame frame = new Frame(fault.title(), Section.CLUSTERS, Signals.NONE, Notice.NONE, Instant.EPOCH);
        ErrorPage page =
                new ErrorPage(frame, fault.status(), fault.title(), fault.detail(), fault.remedy(), fault.reasons());
        return Response.status(fault.status())
                .type(MediaType.TEXT_HTML_TYPE.withCharset("utf-8"))
                .entity(page)
                .build();
    }
}
