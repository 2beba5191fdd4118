package dev.promptport.function.http.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Writes each event as one line: time, level, logger, message, the MDC and the event's own values.
 */
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {

    private final transient Supplier<PrintStream> out;
    private final Level threshold;

    JsonLogger(String name, Level threshold, Supplier<PrintStream> out) {
        this.name = name;
        this.threshold = threshold;
        this.out = out;
    }

    @Override
    public void log(LoggingEvent event) {
        write(
                event.getLevel(),
                event.getMessage(),
                event.getArgumentArray(),
                event.getKeyValuePairs(),
                event.getThrowable());
    }

    @Override
    protected void handleNormalizedLoggingCall(
            Level level,
            @Nullable Marker marker,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        write(level, pattern, arguments, List.of(), thrown);
    }

    private void write(
            Level level,
            String pattern,
            Object @Nullable [] arguments,
            @Nullable List<KeyValuePair> values,
            @Nullable Throwable thrown) {
        JsonLine line = new JsonLine();
        line.put("time", Instant.now());
        line.put("level", level);
        line.put("logger", name);
        line.put("message", MessageFormatter.basicArrayFormat(pattern, arguments));
        Map<String, String> context = MDC.getCopyOfContextMap();
        if (context != null) {
            context.forEach(line::put);
        }
        if (values != null) {
            values.forEach(pair -> line.put(pair.key, pair.value));
        }
        if (thrown != null) {
            line.put("exception", thrown);
        }
        out.get().println(line.end());
    }

    @Override
    protected @Nullable String getFullyQualifiedCallerName() {
        return null;
    }

    @Override
    public boolean isTraceEnabled() {
        return enabled(Level.TRACE);
    }

    @Override
    public boolean isDebugEnabled() {
        return enabled(Level.DEBUG);
    }

    @Override
    public boolean isInfoEnabled() {
        return enabled(Level.INFO);
    }

    @Override
    public boolean isWarnEnabled() {
        return enabled(Level.WARN);
    }

    @Override
    public boolean isErrorEnabled() {
        return enabled(Level.ERROR);
    }

    private boolean enabled(Level level) {
        return level.toInt() >= threshold.toInt();
    }
}
