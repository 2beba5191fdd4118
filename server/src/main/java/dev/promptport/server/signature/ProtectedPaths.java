package dev.promptport.server.signature;

import static dev.promptport.server.signature.SigV4Settings.PATHS;

import dev.promptport.domain.failure.Misconfigured;

import io.micronaut.core.util.PathMatcher;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;

import java.util.List;
import java.util.stream.Stream;

/**
 * Where a signature is asked for.
 *
 * @param patterns paths without a stage, in Ant's notation
 * @param stage what an API Gateway may put before them, without slashes
 */
record ProtectedPaths(List<String> patterns, String stage) {

    ProtectedPaths {
        patterns = List.copyOf(patterns);
        for (String pattern : patterns) {
            if (!pattern.startsWith("/")) {
                throw new Misconfigured(
                        PATHS + " has '" + pattern + "' in it; a path begins with a slash");
            }
        }
    }

    /**
     * Whether a request goes there, by what it spells or by the route that takes it: a route also
     * takes other spellings of its path.
     */
    boolean include(HttpRequest<?> request) {
        return Stream.concat(
                        Stream.of(request.getPath(), String.valueOf(request.getUri().getPath())),
                        RouteAttributes.getRouteInfo(request)
                                .filter(UriRouteInfo.class::isInstance)
                                .map(
                                        route ->
                                                ((UriRouteInfo<?, ?>) route)
                                                        .getUriMatchTemplate()
                                                        .toPathString())
                                .stream())
                .anyMatch(this::includes);
    }

    private boolean includes(String path) {
        String before = "/" + stage + "/";
        return matches(path)
                || (path.startsWith(before) && matches(path.substring(before.length() - 1)));
    }

    private boolean matches(String path) {
        return patterns.stream().anyMatch(pattern -> PathMatcher.ANT.matches(pattern, path));
    }
}
