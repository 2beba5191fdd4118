package dev.promptport.aws.client.servicemodel;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** AWS's own library for Python, which comes with the model of every service. */
final class Botocore {

    private static final Optional<Path> FOLDER = folder();

    private Botocore() {}

    /**
     * The newest model of a service; nothing where the library is not installed.
     *
     * @param service as the library names it: {@code sagemaker-runtime}
     */
    static Optional<JsonNode> model(String service) {
        return FOLDER.map(folder -> read(folder.resolve("data").resolve(service)));
    }

    private static Optional<Path> folder() {
        try {
            Process python =
                    new ProcessBuilder(
                                    "python3", "-c", "import botocore; print(botocore.__path__[0])")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String folder =
                    new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return python.waitFor() == 0 ? Optional.of(Path.of(folder.strip())) : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static JsonNode read(Path service) {
        try (Stream<Path> versions = Files.list(service)) {
            Path newest = versions.max(Comparator.naturalOrder()).orElseThrow();
            Path packed = newest.resolve("service-2.json.gz");
            try (InputStream file =
                    Files.exists(packed)
                            ? new GZIPInputStream(Files.newInputStream(packed))
                            : Files.newInputStream(newest.resolve("service-2.json"))) {
                return JsonNode.parser().parse(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
