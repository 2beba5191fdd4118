package dev.promptport.openmeteo;

import dev.promptport.domain.failure.BadUpstreamAnswer;

import org.jspecify.annotations.Nullable;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;

/**
 * An answer's text, given up as soon as it is too long. The JDK's own limit looks like a broken
 * connection, which would be tried again.
 */
final class BoundedBody implements BodySubscriber<String> {

    static final int MOST_BYTES = 1 << 20;

    private final BodySubscriber<String> text = BodySubscribers.ofString(StandardCharsets.UTF_8);
    private @Nullable Subscription subscription;
    private long bytes;

    @Override
    public void onSubscribe(Subscription subscription) {
        this.subscription = subscription;
        text.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        bytes += buffers.stream().mapToLong(ByteBuffer::remaining).sum();
        if (bytes <= MOST_BYTES) {
            text.onNext(buffers);
        } else if (subscription != null) {
            subscription.cancel();
            onError(
                    new BadUpstreamAnswer(
                            "Open-Meteo answered with more than " + MOST_BYTES + " bytes"));
        }
    }

    @Override
    public void onError(Throwable failure) {
        text.onError(failure);
    }

    @Override
    public void onComplete() {
        text.onComplete();
    }

    @Override
    public CompletionStage<String> getBody() {
        return text.getBody();
    }
}
