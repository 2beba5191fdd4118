package dev.promptport.aws.client;

import software.amazon.awssdk.core.exception.NonRetryableException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

import java.util.function.Supplier;

/**
 * Whether a call may be tried again. The SDK itself would go on after the caller has left, and
 * would start a stream anew whose first half was read already.
 */
final class Attempts {

    private static final ScopedValue<Attempts> OF_THIS_CALL = ScopedValue.newInstance();

    private volatile boolean closed;

    /** Starts the call, whose attempts these are. */
    <T> T of(Supplier<T> call) {
        return ScopedValue.where(OF_THIS_CALL, this).call(call::get);
    }

    /** From now on nothing is sent. */
    void close() {
        closed = true;
    }

    /** Asks before anything is sent; made known to the SDK by each client. */
    static final class Gate implements ExecutionInterceptor {

        private static final ExecutionAttribute<Attempts> ATTEMPTS =
                new ExecutionAttribute<>("PromptportAttempts");

        /** Runs on the thread that makes the call. */
        @Override
        public void beforeExecution(
                Context.BeforeExecution context, ExecutionAttributes attributes) {
            if (OF_THIS_CALL.isBound()) {
                attributes.putAttribute(ATTEMPTS, OF_THIS_CALL.get());
            }
        }

        /** Runs before each attempt. */
        @Override
        public void beforeTransmission(
                Context.BeforeTransmission context, ExecutionAttributes attributes) {
            Attempts attempts = attributes.getAttribute(ATTEMPTS);
            if (attempts != null && attempts.closed) {
                throw NonRetryableException.create("the call is over, or its answer has begun");
            }
        }
    }
}
