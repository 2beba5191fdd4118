package dev.promptport.aws.sagemaker;

import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Unavailable;

import java.util.function.Supplier;

/** Asks an endpoint again while it is starting, as long as its settings and the deadline allow. */
final class Readiness {

    private final ColdStart coldStart;

    Readiness(ColdStart coldStart) {
        this.coldStart = coldStart;
    }

    /** The call's outcome; its last failure when the endpoint did not come up in time. */
    <T> T await(Deadline deadline, Supplier<T> call) {
        Deadline patience = Deadline.in(coldStart.patience());
        while (true) {
            try {
                return call.get();
            } catch (Unavailable e) {
                boolean again = leavesTimeForAnother(patience) && leavesTimeForAnother(deadline);
                if (!again || e.getCause() == null || !SageMakerErrors.starting(e.getCause())) {
                    throw e;
                }
            }
            pause();
        }
    }

    private boolean leavesTimeForAnother(Deadline limit) {
        return limit.remaining().compareTo(coldStart.pause()) > 0;
    }

    private void pause() {
        try {
            Thread.sleep(coldStart.pause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", e);
        }
    }
}
