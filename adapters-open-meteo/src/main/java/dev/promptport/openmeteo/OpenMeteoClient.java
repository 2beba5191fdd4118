package dev.promptport.openmeteo;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.TimedOut;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks Open-Meteo; up to three times when it is out of order. A connection that breaks before an
 * answer begins is tried a second time by the JDK's client, which cannot be kept from it. Closing
 * this ends what is under way.
 */
public final class OpenMeteoClient implements AutoCloseable {

    private static final int ATTEMPTS = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Gson JSON = new GsonBuilder().setStrictness(Strictness.STRICT).create();

    private final OpenMeteoSettings settings;
    private final HttpClient http;

    public OpenMeteoClient(OpenMeteoSettings settings) {
        this.settings = settings;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(settings.timeout())
                        .build();
    }

    OpenMeteoSettings settings() {
        return settings;
    }

    /**
     * The answer to one question.
     *
     * @throws Failure what the last attempt ended with
     */
    <T> T ask(URI question, Class<T> answer) {
        Deadline deadline = Deadline.in(settings.timeout());
        HttpResponse<String> response = send(question, deadline);
        for (int made = 1; made < ATTEMPTS && response.statusCode() >= 500; made++) {
            sleep(PAUSE.multipliedBy(made));
            response = send(question, deadline);
        }
        return read(response, answer);
    }

    private HttpResponse<String> send(URI question, Deadline deadline) {
        CompletableFuture<HttpResponse<String>> response =
                http.sendAsync(
                        HttpRequest.newBuilder(question)
                                .header("Accept", "application/json")
                                .build(),
                        _ -> new BoundedBody());
        try {
            return response.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw OpenMeteoErrors.meaningOf(e);
        } catch (TimeoutException e) {
            throw new TimedOut(
                    "Open-Meteo did not answer within "
                            + settings.timeout().toMillis()
                            + " ms; try again later",
                    e);
        } catch (InterruptedException e) {
            throw cancelled(e);
        } finally {
            response.cancel(true);
        }
    }

    private static <T> T read(HttpResponse<String> response, Class<T> type) {
        if (response.statusCode() != 200) {
            throw OpenMeteoErrors.meaningOf(response);
        }
        T answer;
        try {
            answer = JSON.fromJson(response.body(), type);
        } catch (JsonParseException e) {
            throw OpenMeteoErrors.unreadable(e);
        }
        if (answer == null) {
            throw OpenMeteoErrors.unreadable(new IOException("the answer is empty"));
        }
        return answer;
    }

    private static void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
    }

    private static Cancelled cancelled(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new Cancelled("the caller went away while Open-Meteo was asked", cause);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
