package dev.promptport.server.signature;

import static java.util.concurrent.CompletableFuture.completedFuture;

import dev.promptport.server.signature.SignatureVerifier.Admitted;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.body.ByteBody.SplitBackpressureMode;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.body.CloseableByteBody;
import io.micronaut.http.filter.ServerFilterPhase;

import java.util.concurrent.CompletableFuture;

/** Lets a request in only when it is signed, where the policy asks for that. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SignatureFilter implements Ordered {

    private final SignaturePolicy policy;

    SignatureFilter(SignaturePolicy policy) {
        this.policy = policy;
    }

    /** Ends with the request itself: a filter that ends with nothing is not waited for. */
    @RequestFilter
    CompletableFuture<HttpRequest<?>> check(ServerHttpRequest<?> request) {
        return policy.verifier(request)
                .map(verifier -> verifier.admit(ReceivedRequest.of(request)))
                .map(admitted -> verified(request, admitted))
                .orElseGet(() -> completedFuture(request));
    }

    /** Reads a copy of the body, which may be as long as any, and leaves the body to the route. */
    private static CompletableFuture<HttpRequest<?>> verified(
            ServerHttpRequest<?> request, Admitted admitted) {
        try (CloseableByteBody copy = request.byteBody().split(SplitBackpressureMode.FASTEST)) {
            return copy.buffer()
                    .thenApply(
                            whole -> {
                                try (CloseableAvailableByteBody body = whole) {
                                    admitted.verify(body.toByteArray());
                                }
                                return request;
                            });
        }
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.order();
    }
}
