package dev.promptport.function.http.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

class JsonLoggerTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final JsonLogger log =
            new JsonLogger(
                    "a.Logger",
                    Level.INFO,
                    () -> new PrintStream(out, true, StandardCharsets.UTF_8));

    private Map<String, String> line() throws IOException {
        String text = out.toString(StandardCharsets.UTF_8);
        assertThat(text.strip().lines()).hasSize(1);
        Map<String, String> fields = new LinkedHashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(text)) {
            parser.nextToken();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                fields.put(name, parser.getText());
            }
        }
        return fields;
    }

    @Test
    void is_the_one_slf4j_finds() {
        assertThat(LoggerFactory.getLogger("x")).isInstanceOf(JsonLogger.class);
    }

    @Test
    void writes_one_object_with_the_events_values_and_those_of_its_thread() throws IOException {
        MDC.put("request_id", "r-1");
        try {
            log.atInfo().addKeyValue("status", 200).log("served {}", "it");
        } finally {
            MDC.remove("request_id");
        }

        assertThat(line())
                .containsEntry("level", "INFO")
                .containsEntry("logger", "a.Logger")
                .containsEntry("message", "served it")
                .containsEntry("request_id", "r-1")
                .containsEntry("status", "200")
                .containsKey("time");
    }

    @Test
    void keeps_any_text_on_one_line() throws IOException {
        String text =
                "quote \" back \\ line \n\r tab \t nul \0 smile 🙂 half \ud83d separator \u2028";
        log.warn(text);

        assertThat(line()).containsEntry("message", text);
    }

    @Test
    void says_what_was_thrown() throws IOException {
        log.error("broke", new IllegalStateException("why"));

        assertThat(line()).containsEntry("exception", "java.lang.IllegalStateException: why");
    }

    @Test
    void is_silent_below_its_level() {
        log.debug("hidden");

        assertThat(out.size()).isZero();
    }

    @Test
    void lets_libraries_speak_from_warnings_up_whatever_is_set() {
        JsonLoggerFactory debugging = new JsonLoggerFactory("debug");

        assertThat(debugging.getLogger("dev.promptport.X").isDebugEnabled()).isTrue();
        assertThat(debugging.getLogger("io.micronaut.X").isInfoEnabled()).isFalse();
        assertThat(debugging.getLogger("io.micronaut.X").isWarnEnabled()).isTrue();
        assertThat(new JsonLoggerFactory("loud").getLogger("dev.promptport.X").isInfoEnabled())
                .isTrue();
    }
}
