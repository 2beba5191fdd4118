package dev.promptport.server;

import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Keeps the API viewer to what this server serves: no address elsewhere is asked for anything. */
@ServerFilter("/docs/**")
final class DocsPolicy {

    @ResponseFilter
    void restrict(MutableHttpResponse<?> response) {
        response.header(
                "content-security-policy",
                "default-src 'none'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
                        + "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'");
    }
}
