package dev.promptport.inference.local;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.inference.local.admission.Job;
import dev.promptport.inference.local.decoding.Generation;
import dev.promptport.inference.local.decoding.Written;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * One request on its way through a worker. The worker only decodes; whoever waits takes the tokens
 * from here, so a slow reader holds no worker.
 */
final class GenerationJob implements Job {

    /** What the worker tells the waiting thread. */
    sealed interface Event {
        record Token(long id) implements Event {}

        record Done(Written written) implements Event {}

        record Failed(Throwable cause) implements Event {}
    }

    private final Generation generation;
    private final long[] prompt;
    private final Sampling sampling;
    private final Deadline deadline;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    GenerationJob(Generation generation, long[] prompt, Sampling sampling, Deadline deadline) {
        this.generation = generation;
        this.prompt = prompt;
        this.sampling = sampling;
        this.deadline = deadline;
    }

    @Override
    public void run() {
        try {
            if (goOn()) {
                List<Written> written =
                        generation.generate(
                                List.of(prompt),
                                sampling,
                                (row, token) -> events.add(new Event.Token(token)),
                                this::goOn);
                events.add(new Event.Done(written.getFirst()));
            }
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            events.add(new Event.Failed(e));
        }
    }

    @Override
    public void drop() {
        events.add(
                new Event.Failed(
                        new Cancelled("the local model was shut down before it answered")));
    }

    private boolean goOn() {
        deadline.check();
        if (Thread.currentThread().isInterrupted()) {
            throw new Cancelled("the local model was shut down while it answered");
        }
        return !stopped;
    }

    /** No more tokens are wanted; the worker ends after the step it is in. */
    void stop() {
        stopped = true;
    }

    /**
     * Waits for the next event.
     *
     * @throws TimedOut at the deadline
     * @throws Cancelled when the waiting thread is interrupted
     */
    Event next() {
        try {
            Event event = events.poll(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
            if (event == null) {
                deadline.check();
                throw new TimedOut("the time allowed for this request is spent");
            }
            return event;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away");
        }
    }
}
