package dev.promptport.inference.local.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class GenerationDefaultsTest {

    @TempDir private Path directory;

    @Test
    void a_model_without_the_file_leaves_everything_to_the_caller() {
        assertThat(GenerationDefaults.read(directory).under(Sampling.DEFAULT))
                .isEqualTo(Sampling.DEFAULT);
    }

    @Test
    void what_the_makers_say_counts_where_the_caller_says_nothing() throws IOException {
        Sampling sampling =
                following(
                                """
                                {"num_beams": 4, "length_penalty": 2.0, "early_stopping": true,
                                 "repetition_penalty": 1.2, "no_repeat_ngram_size": 3,
                                 "max_length": 20, "eos_token_id": 1, "do_sample": false}
                                """)
                        .under(Sampling.builder().lengthPenalty(0.5).maxTokens(64).build());

        assertThat(sampling)
                .isEqualTo(
                        Sampling.builder()
                                .maxTokens(64)
                                .beams(4)
                                .lengthPenalty(0.5)
                                .earlyStopping(true)
                                .repetitionPenalty(1.2)
                                .noRepeatNgram(3)
                                .build());
    }

    @Test
    void who_draws_tokens_is_not_made_to_search() throws IOException {
        Sampling drawing = Sampling.builder().temperature(0.7).build();

        assertThat(following("{\"num_beams\": 4}").under(drawing)).isEqualTo(drawing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"num_beams\": ",
                "{\"num_beams\": \"four\"}",
                "{\"num_beams\": 99}",
                "{\"no_repeat_ngram_size\": {}}"
            })
    void a_file_that_cannot_be_followed_is_named(String text) {
        assertThatThrownBy(() -> following(text))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("generation_config.json");
    }

    private GenerationDefaults following(String text) throws IOException {
        Files.writeString(directory.resolve("generation_config.json"), text);
        return GenerationDefaults.read(directory);
    }
}
