package dev.promptport.inference.local.pytorch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The committed archives are compiled from the committed sources. */
class ArchivesTest {

    private static final Path SOURCES = Path.of("src/main/torchscript");
    private static final String VERSION = "2.7.1";

    private record Outcome(int code, String output) {}

    @ParameterizedTest
    @ValueSource(strings = {"t5_program.py", "classifier_program.py"})
    void belong_to_their_sources(String source) throws Exception {
        assumeTrue(hasPyTorch(), "python3 with torch " + VERSION + " is not here");

        Outcome outcome = python(source, "--check");

        assertThat(outcome.code()).as(outcome.output()).isZero();
    }

    private static boolean hasPyTorch() throws InterruptedException {
        try {
            return python("-c", "import torch; print(torch.__version__)")
                    .output()
                    .startsWith(VERSION);
        } catch (IOException e) {
            return false;
        }
    }

    private static Outcome python(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Stream.concat(Stream.of("python3", "-B"), Stream.of(arguments)).toList();
        Process process =
                new ProcessBuilder(command)
                        .directory(SOURCES.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
