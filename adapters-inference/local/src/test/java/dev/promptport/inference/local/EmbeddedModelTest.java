package dev.promptport.inference.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.inference.local.golden.Golden;
import dev.promptport.inference.local.pytorch.PyTorch;
import dev.promptport.inference.local.source.HubSettings;
import dev.promptport.inference.local.source.ModelFiles;
import dev.promptport.inference.local.source.ModelSource;
import dev.promptport.inference.local.t5.T5Decoding;
import dev.promptport.inference.local.t5.T5Network;
import dev.promptport.inference.local.text.T5Tokenizer;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The model that ships with the project, as users meet it: from the class path, in int8. */
class EmbeddedModelTest {

    private static final ModelSource SOURCE = new ModelSource.Embedded("t5-mini");
    private static final List<String> SUBJECTS =
            List.of(
                    "The library",
                    "This package",
                    "Our server",
                    "A small tool",
                    "The old editor",
                    "That program",
                    "My computer",
                    "The new version",
                    "Every module",
                    "The network",
                    "This plugin",
                    "A web browser",
                    "The compiler",
                    "Your database",
                    "The game",
                    "An archive manager",
                    "This theme",
                    "The command line client",
                    "A music player",
                    "The desktop",
                    "One of the scripts",
                    "The kernel module",
                    "Their website",
                    "A graphical interface",
                    "The daemon",
                    "This font",
                    "The debugger",
                    "A spelling checker",
                    "The printer",
                    "Another application");
    private static final List<String> PREDICATES =
            List.of(
                    "provides a paser for text files.",
                    "was writen last year.",
                    "supports severl formats.",
                    "conatins the documentation.",
                    "is used too read mail.",
                    "runs on evry machine.",
                    "can show teh pictures.",
                    "needs more memroy than before.",
                    "helps you to find erors.",
                    "converts images betwen formats.");

    private static Path directory;

    @BeforeAll
    static void locate() {
        directory = new ModelFiles(Golden.CACHE, HubSettings.defaults()).locate(SOURCE, "T5_MODEL");
        PyTorch.start(Golden.CACHE, 1);
        PyTorch.prepareThread(1);
    }

    private static List<String> prompts() {
        return SUBJECTS.stream()
                .flatMap(
                        subject ->
                                IntStream.range(0, PREDICATES.size())
                                        .boxed()
                                        .flatMap(i -> prompts(subject, i)))
                .toList();
    }

    /** A sentence to mend and a paragraph to shorten. */
    private static Stream<String> prompts(String subject, int i) {
        String sentence = subject + " " + PREDICATES.get(i);
        String paragraph =
                "%s It %s It %s"
                        .formatted(
                                sentence,
                                PREDICATES.get((i + 3) % PREDICATES.size()),
                                PREDICATES.get((i + 6) % PREDICATES.size()));
        return Stream.of("correct: " + sentence, "summarize: " + paragraph);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    correct: This pacakge contains the documentation. | This package contains the documentation.
                    correct: A libary for reading and writing files.   | A library for reading and writing files.
                    """)
    void mends_what_is_misspelt(String prompt, String mended) {
        LocalT5Settings settings =
                new LocalT5Settings(
                        "t5-mini", SOURCE, Precision.INT8, Golden.CACHE, 1, 1, 4, 512, 128);
        try (LocalT5 t5 = LocalT5.load(settings, directory)) {
            Completion completion =
                    t5.complete(
                            CompletionRequest.of(
                                    t5.model(),
                                    prompt,
                                    Sampling.DEFAULT,
                                    Deadline.in(Duration.ofSeconds(30))));
            assertThat(completion.text()).isEqualTo(mended);
        }
    }

    @Test
    void in_int8_the_first_token_is_that_of_fp32_for_99_of_100_prompts() {
        int agreed = 0;
        double difference = 0;
        try (T5Tokenizer tokenizer = T5Tokenizer.load(directory, 1);
                T5Network exact = T5Network.fp32(directory);
                T5Network packed = T5Network.int8(directory, Golden.CACHE)) {
            for (String prompt : prompts()) {
                long[] ids = tokenizer.encode(prompt);
                float[] wanted = firstLogits(exact, ids);
                float[] got = firstLogits(packed, ids);
                agreed += likeliest(wanted) == likeliest(got) ? 1 : 0;
                difference +=
                        IntStream.range(0, got.length)
                                .mapToDouble(i -> Math.abs(got[i] - wanted[i]))
                                .average()
                                .orElseThrow();
            }
        }
        int all = prompts().size();
        System.out.printf(
                "int8 beside fp32, %d prompts: same first token %.1f %%, mean |logit difference| %.4f%n",
                all, 100.0 * agreed / all, difference / all);
        assertThat(agreed).isGreaterThanOrEqualTo((int) Math.ceil(0.99 * all));
    }

    private static float[] firstLogits(T5Network network, long[] ids) {
        try (T5Decoding decoding = network.read(List.of(ids), 1, 1)) {
            return decoding.scores(new long[] {network.config().start()}, false);
        }
    }

    private static int likeliest(float[] scores) {
        return IntStream.range(0, scores.length)
                .reduce((a, b) -> scores[b] > scores[a] ? b : a)
                .orElseThrow();
    }
}
