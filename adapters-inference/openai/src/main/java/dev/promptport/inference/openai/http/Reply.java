package dev.promptport.inference.openai.http;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.TimedOut;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** An answer that has begun. Closing it lets go of what was not read. */
public final class Reply implements AutoCloseable {

    private static final int MOST_OF_AN_ERROR = 64 << 10;

    /**
     * An answer that has ended leaves its connection for the next; this is how long it may take.
     */
    private static final Duration LAST_MOMENT = Duration.ofMillis(20);

    private final HttpCalls calls;
    private final HttpResponse<AnswerBody> response;

    Reply(HttpCalls calls, HttpResponse<AnswerBody> response) {
        this.calls = calls;
        this.response = response;
    }

    public int status() {
        return response.statusCode();
    }

    public Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** When the endpoint wants to be asked again, where it says so. */
    public Optional<Duration> retryAfter() {
        return RetryAfter.of(this);
    }

    /** The next bytes; null after the last. */
    public byte @Nullable [] next(Deadline deadline) throws Passing {
        return calls.next(response.body(), deadline);
    }

    /**
     * The whole of it.
     *
     * @throws BadUpstreamAnswer when it is more than that many bytes
     */
    public String text(int most, Deadline deadline) throws Passing {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] piece = next(deadline); piece != null; piece = next(deadline)) {
            if (all.size() + piece.length > most) {
                throw new BadUpstreamAnswer("the model's endpoint answers without end");
            }
            all.writeBytes(piece);
        }
        return all.toString(StandardCharsets.UTF_8);
    }

    /** What it says of an error, or nothing when it says too much. */
    public String error(Deadline deadline) throws Passing {
        try {
            return text(MOST_OF_AN_ERROR, deadline);
        } catch (BadUpstreamAnswer e) {
            return "";
        }
    }

    /** Reads the end of an answer of which nothing more is expected. */
    public void finish(Deadline deadline) {
        try {
            Deadline moment = Deadline.in(LAST_MOMENT);
            var _ =
                    next(
                            moment.remaining().compareTo(deadline.remaining()) < 0
                                    ? moment
                                    : deadline);
        } catch (Passing | TimedOut e) {
            // The answer was whole before.
        }
    }

    @Override
    public void close() {
        response.body().close();
    }
}
