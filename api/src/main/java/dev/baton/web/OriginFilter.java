package dev.baton.web;

import dev.baton.operate.Denial;
import dev.baton.operate.OperateException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses changes that another site's page asks a browser to make in the name of whoever is looking at it. A browser
 * says where a request comes from, in {@code Sec-Fetch-Site} or in {@code Origin}; scripts and command lines say
 * nothing, and hold no session that could be abused.
 */
@Provider
@PreMatching
public final class OriginFilter implements ContainerRequestFilter {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    @Override
    public void filter(ContainerRequestContext request) {
        if (!SAFE_METHODS.contains(request.getMethod()) && !isOurs(request)) {
            throw new OperateException(
                    Denial.FOREIGN_ORIGIN,
                    "the browser says that another site asked for this change",
                    "Ask for it on Baton's own pages. Behind a proxy, let it pass the Host header on.");
        }
    }

    private static boolean isOurs(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return OWN_SITES.contains(site.toLowerCase(Locale.ROOT));
        }
        String origin = request.getHeaderString("Origin");
        return origin == null || authority(origin).equalsIgnoreCase(text(request.getHeaderString("Host")));
    }

    private static String authority(String origin) {
        try {
            return text(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException opaque) {
            return "";
        }
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
