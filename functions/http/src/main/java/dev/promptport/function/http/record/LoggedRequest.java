package dev.promptport.function.http.record;

import io.micronaut.core.propagation.ThreadPropagatedContextElement;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Gives every log line written on behalf of a request its id, whichever thread writes it. */
record LoggedRequest(String id) implements ThreadPropagatedContextElement<@Nullable String> {

    private static final String KEY = "request_id";

    @Override
    public @Nullable String updateThreadContext() {
        String before = MDC.get(KEY);
        MDC.put(KEY, id);
        return before;
    }

    @Override
    public void restoreThreadContext(@Nullable String before) {
        if (before == null) {
            MDC.remove(KEY);
        } else {
            MDC.put(KEY, before);
        }
    }
}
