package dev.promptport.function.http.record;

import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.Failure;

import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;
import io.micronaut.web.router.UriRouteInfo;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import java.util.Arrays;
import java.util.UUID;

/**
 * One request from arrival to the last byte; becomes one log line. Safe for use by several threads.
 */
public final class RequestRecord {

    private static final Logger LOG = LoggerFactory.getLogger(RequestRecord.class);
    private static final String ATTRIBUTE = RequestRecord.class.getName();
    private static final int FRAMES = 12;

    private final String id;
    private final HttpRequest<?> request;
    private final long begun = System.nanoTime();
    private @Nullable TokenUsage usage;
    private @Nullable String failure;
    private boolean streams;
    private boolean written;

    private RequestRecord(String id, HttpRequest<?> request) {
        this.id = id;
        this.request = request;
    }

    static RequestRecord begin(String id, HttpRequest<?> request) {
        RequestRecord begun = new RequestRecord(id, request);
        request.setAttribute(ATTRIBUTE, begun);
        return begun;
    }

    /** The record of a request; a new one if it failed before it was let in. */
    public static RequestRecord of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, RequestRecord.class)
                .orElseGet(() -> begin(UUID.randomUUID().toString(), request));
    }

    public String id() {
        return id;
    }

    public synchronized void used(TokenUsage tokens) {
        usage = tokens;
    }

    public synchronized void failed(String type) {
        failure = type;
    }

    public void failed(Failure cause) {
        failed(cause.getClass().getSimpleName());
    }

    /**
     * Notes an exception nobody foresaw and logs where it came from; its message may hold a prompt
     * and stays out.
     */
    public void failed(Throwable unexpected) {
        failed(unexpected.getClass().getName());
        LOG.atError()
                .addKeyValue("exception", unexpected.getClass().getName())
                .addKeyValue("at", Arrays.stream(unexpected.getStackTrace()).limit(FRAMES).toList())
                .log("unexpected");
    }

    /** The response has begun but goes on; the line waits for {@link #ended}. */
    public synchronized void streams() {
        streams = true;
    }

    synchronized void responded(int status) {
        if (!streams) {
            ended(status);
        }
    }

    /** Writes the line, once. */
    public synchronized void ended(int status) {
        if (written) {
            return;
        }
        written = true;
        LoggingEventBuilder line =
                LOG.atInfo()
                        .addKeyValue("request_id", id)
                        .addKeyValue("method", request.getMethodName())
                        .addKeyValue("route", route())
                        .addKeyValue("status", status)
                        .addKeyValue("duration_ms", (System.nanoTime() - begun) / 1_000_000);
        if (usage != null) {
            line =
                    line.addKeyValue("input_tokens", usage.input())
                            .addKeyValue("output_tokens", usage.output());
        }
        if (failure != null) {
            line = line.addKeyValue("failure", failure);
        }
        line.log("request");
    }

    private @Nullable String route() {
        return RouteAttributes.getRouteInfo(request)
                .filter(UriRouteInfo.class::isInstance)
                .map(info -> ((UriRouteInfo<?, ?>) info).getUriMatchTemplate().toPathString())
                .orElse(null);
    }
}
