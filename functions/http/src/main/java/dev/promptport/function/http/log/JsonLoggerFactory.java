package dev.promptport.function.http.log;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.event.Level;

import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * One logger a name. The level applies to our own packages; a library at DEBUG would write bodies
 * and headers.
 */
final class JsonLoggerFactory implements ILoggerFactory {

    private static final String OURS = "dev.promptport.";

    private final ConcurrentMap<String, Logger> loggers = new ConcurrentHashMap<>();
    private final Level level;

    /**
     * A level that is absent or unknown is INFO: a misspelt one must not keep a function from
     * starting.
     */
    JsonLoggerFactory(@Nullable String level) {
        this.level = parse(level);
    }

    @Override
    public Logger getLogger(String name) {
        return loggers.computeIfAbsent(
                name,
                n -> new JsonLogger(n, n.startsWith(OURS) ? level : Level.WARN, () -> System.err));
    }

    private static Level parse(@Nullable String text) {
        try {
            return text == null ? Level.INFO : Level.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Level.INFO;
        }
    }
}
