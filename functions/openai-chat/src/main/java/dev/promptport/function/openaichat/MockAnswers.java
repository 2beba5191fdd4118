package dev.promptport.function.openaichat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The bodies of the mock routes. */
final class MockAnswers {

    private MockAnswers() {}

    static String read(String name) {
        String path = "/promptport/mocks/" + name + ".json";
        try (InputStream file = MockAnswers.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the function was built without " + path);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("a part of the function cannot be read", e);
        }
    }
}
