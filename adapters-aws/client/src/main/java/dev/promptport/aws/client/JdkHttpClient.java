package dev.promptport.aws.client;

import org.reactivestreams.FlowAdapters;

import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;

/**
 * The JDK's HTTP client for the SDK: no further library, event streams as well as answers, and a
 * cancelled call closes its connection. HTTP/1.1, which proxies and test servers understand.
 */
final class JdkHttpClient implements SdkAsyncHttpClient {

    /** Set by the JDK itself, from the address and the body. */
    private static final Set<String> THE_JDKS_OWN =
            Set.of("host", "content-length", "connection", "expect", "upgrade");

    private final HttpClient http;

    JdkHttpClient(Duration connectTimeout, Executor threads) {
        http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .executor(threads)
                        .build();
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest call) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        CompletableFuture<HttpResponse<Flow.Publisher<List<ByteBuffer>>>> exchange =
                http.sendAsync(request(call), BodyHandlers.ofPublisher());
        var _ = done.whenComplete((_, _) -> exchange.cancel(true));
        var _ =
                exchange.thenAccept(response -> deliver(response, call.responseHandler(), done))
                        .exceptionally(
                                failure -> {
                                    fail(failure, call.responseHandler(), done);
                                    return null;
                                });
        return done;
    }

    private static void deliver(
            HttpResponse<Flow.Publisher<List<ByteBuffer>>> response,
            SdkAsyncHttpResponseHandler handler,
            CompletableFuture<Void> done) {
        handler.onHeaders(
                SdkHttpResponse.builder()
                        .statusCode(response.statusCode())
                        .headers(response.headers().map())
                        .build());
        SdkPublisher<ByteBuffer> body =
                SdkPublisher.adapt(FlowAdapters.toPublisher(response.body()))
                        .flatMapIterable(buffers -> buffers);
        handler.onStream(reader -> body.subscribe(new BodyRelay(reader, done)));
    }

    /** Says so unless the call has ended: its handler may serve the next attempt by then. */
    private static void fail(
            Throwable failure, SdkAsyncHttpResponseHandler handler, CompletableFuture<Void> done) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        if (done.completeExceptionally(cause)) {
            handler.onError(cause);
        }
    }

    private static HttpRequest request(AsyncExecuteRequest call) {
        SdkHttpRequest asked = call.request();
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(asked.getUri())
                        .method(asked.method().name(), body(call.requestContentPublisher()));
        asked.forEachHeader(
                (name, values) -> {
                    if (!THE_JDKS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
                        values.forEach(value -> builder.header(name, value));
                    }
                });
        return builder.build();
    }

    private static BodyPublisher body(SdkHttpContentPublisher content) {
        long length = content.contentLength().orElse(-1L);
        if (length == 0) {
            return BodyPublishers.noBody();
        }
        Flow.Publisher<ByteBuffer> publisher = FlowAdapters.toFlowPublisher(content);
        return length > 0
                ? BodyPublishers.fromPublisher(publisher, length)
                : BodyPublishers.fromPublisher(publisher);
    }

    @Override
    public String clientName() {
        return "Jdk";
    }

    /** Ends what is still under way. */
    @Override
    public void close() {
        http.shutdownNow();
    }
}
