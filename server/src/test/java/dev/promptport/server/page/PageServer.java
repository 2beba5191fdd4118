package dev.promptport.server.page;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.fake.KeywordClassifier;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.function.http.provider.ClassificationProvider;
import dev.promptport.server.FakeT5;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** The server as it is started on a laptop, with models that tests play. */
final class PageServer implements AutoCloseable {

    /** A word that the classifier takes for toxic. */
    static final String TOXIC = "hyenas";

    private static final ModelId CLASSIFIER = ModelId.of("keywords:counted");

    private final EmbeddedServer server;

    /** Takes settings beside the usual ones, or in place of them. */
    PageServer(StreamingCompletionPort model, Map<String, Object> settings) {
        this(
                model,
                Map.of(
                        "__label__none", Set.of("friend"),
                        "__label__toxic", Set.of(TOXIC),
                        "__label__insult", Set.of("ninny")),
                settings);
    }

    /** The classifier's keywords by label. */
    PageServer(
            StreamingCompletionPort model,
            Map<String, Set<String>> keywords,
            Map<String, Object> settings) {
        ApplicationContext context =
                ApplicationContext.builder()
                        .properties(
                                Map.of(
                                        "micronaut.server.port", "-1",
                                        "micronaut.server.host", "127.0.0.1",
                                        "artifacts", directory().toString(),
                                        "code-generation.model", "local:t5",
                                        "toxicity.model", CLASSIFIER.toString(),
                                        "toxicity.default-model", "",
                                        "t5.max-new-tokens", "4096"))
                        .properties(settings)
                        .singletons(
                                new FakeT5.Script(model, true),
                                new ClassificationProvider(
                                        CLASSIFIER.provider(),
                                        new KeywordClassifier(CLASSIFIER, keywords)))
                        .start();
        server = context.getBean(EmbeddedServer.class).start();
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory(
                            Files.createDirectories(Path.of("target")), "artifacts")
                    .toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return server.getPort();
    }

    /** As in {@code http://127.0.0.1:8080}. */
    String address() {
        return "http://127.0.0.1:" + port();
    }

    @Override
    public void close() {
        server.getApplicationContext().close();
    }
}
