package dev.promptport.function.http.record;

import dev.promptport.function.http.invocation.Invocation;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Opens and closes the record of every request. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RecordFilter implements Ordered {

    private final Invocation invocation;

    RecordFilter(Invocation invocation) {
        this.invocation = invocation;
    }

    @RequestFilter
    void begin(HttpRequest<?> request, MutablePropagatedContext context) {
        RequestRecord begun =
                RequestRecord.begin(RequestId.of(request, invocation.requestId()), request);
        context.add(new LoggedRequest(begun.id()));
    }

    @ResponseFilter
    void end(HttpRequest<?> request, MutableHttpResponse<?> response) {
        RequestRecord ending = RequestRecord.of(request);
        response.header(RequestId.HEADER, ending.id());
        ending.responded(response.code());
    }

    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }
}
