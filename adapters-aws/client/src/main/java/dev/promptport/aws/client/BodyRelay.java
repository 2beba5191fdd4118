package dev.promptport.aws.client;

import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;

/**
 * Passes on an answer's body and ends its call with it. A call that ends otherwise, because it was
 * cancelled, ends the body, and with it the connection. A failure goes to the body's reader alone:
 * that starts the SDK's next attempt, and its handler serves all attempts of a call, so that told
 * of the failure too it would fail the next one.
 */
final class BodyRelay implements Subscriber<ByteBuffer> {

    private final Subscriber<? super ByteBuffer> reader;
    private final CompletableFuture<Void> call;

    BodyRelay(Subscriber<? super ByteBuffer> reader, CompletableFuture<Void> call) {
        this.reader = reader;
        this.call = call;
    }

    @Override
    public void onSubscribe(Subscription body) {
        var _ =
                call.whenComplete(
                        (_, failure) -> {
                            if (failure != null) {
                                body.cancel();
                            }
                        });
        reader.onSubscribe(
                new Subscription() {
                    @Override
                    public void request(long count) {
                        body.request(count);
                    }

                    @Override
                    public void cancel() {
                        call.cancel(true);
                    }
                });
    }

    @Override
    public void onNext(ByteBuffer bytes) {
        reader.onNext(bytes);
    }

    @Override
    public void onError(Throwable failure) {
        reader.onError(failure);
        call.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        reader.onComplete();
        call.complete(null);
    }
}
