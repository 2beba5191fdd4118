package dev.promptport.server.signature;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;

import java.util.Optional;

/**
 * Who has to sign.
 *
 * @param verifier empty when nobody has to
 */
record SignaturePolicy(ProtectedPaths paths, Optional<SignatureVerifier> verifier) {

    /** Who looks at this request's signature; empty when nobody has to. */
    Optional<SignatureVerifier> verifier(HttpRequest<?> request) {
        return verifier.filter(_ -> paths.include(request) && !isPreflight(request));
    }

    /** What a browser asks before it sends a request; it signs none of it. */
    private static boolean isPreflight(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.OPTIONS
                && request.getHeaders().contains(HttpHeaders.ORIGIN)
                && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD)
                && RouteAttributes.getRouteMatch(request).isEmpty();
    }
}
