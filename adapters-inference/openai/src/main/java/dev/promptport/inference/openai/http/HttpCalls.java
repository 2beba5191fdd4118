package dev.promptport.inference.openai.http;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls that end with their deadline or their thread's interruption, whatever the endpoint does;
 * the connection of one that ends early is closed. HTTP/1.1: some servers stumble over the JDK's
 * offer of HTTP/2.
 */
public final class HttpCalls implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(2);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Duration silence;

    /**
     * @param silence how long an endpoint may send nothing at all
     */
    public HttpCalls(Duration connectTimeout, Duration silence) {
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .executor(threads)
                        .build();
        this.silence = silence;
    }

    /**
     * Sends the body and waits until the answer begins.
     *
     * @throws Passing when there is no connection, or it breaks
     */
    public Reply post(URI address, Map<String, String> headers, byte[] body, Deadline deadline)
            throws Passing {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        AnswerBody answer = new AnswerBody();
        CompletableFuture<HttpResponse<AnswerBody>> exchange =
                http.sendAsync(request.build(), _ -> answer);
        boolean begun = false;
        try {
            HttpResponse<AnswerBody> response =
                    exchange.get(patience(deadline).toNanos(), TimeUnit.NANOSECONDS);
            begun = true;
            return new Reply(this, response);
        } catch (ExecutionException e) {
            throw broken(e.getCause());
        } catch (TimeoutException e) {
            throw timedOut(deadline, e);
        } catch (InterruptedException e) {
            throw cancelled(e);
        } finally {
            if (!begun) {
                exchange.cancel(true);
                answer.close();
            }
        }
    }

    /** The next bytes of a reply; null after the last. */
    byte @Nullable [] next(AnswerBody body, Deadline deadline) throws Passing {
        try {
            return body.next(patience(deadline));
        } catch (IOException e) {
            throw broken(e);
        } catch (TimeoutException e) {
            throw timedOut(deadline, e);
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
    }

    private Duration patience(Deadline deadline) {
        Duration remaining = deadline.remaining();
        return remaining.compareTo(silence) < 0 ? remaining : silence;
    }

    private static Passing broken(@Nullable Throwable cause) {
        return new Passing(
                new Unavailable(
                        "the model's endpoint cannot be reached, or broke off; try again later",
                        SOON,
                        cause),
                Optional.empty());
    }

    private TimedOut timedOut(Deadline deadline, TimeoutException cause) {
        return new TimedOut(
                deadline.passed()
                        ? "the model's endpoint did not answer within the time allowed; ask for fewer tokens or allow more time"
                        : "the model's endpoint was silent for "
                                + silence.toSeconds()
                                + " s; try again later",
                cause);
    }

    private static Cancelled cancelled(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Cancelled("the caller went away", cause);
    }

    /** Ends what is still under way. */
    @Override
    public void close() {
        http.shutdownNow();
        threads.shutdownNow();
    }
}
