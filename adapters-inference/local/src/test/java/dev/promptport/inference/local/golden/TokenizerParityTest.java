package dev.promptport.inference.local.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.inference.local.t5.T5Config;
import dev.promptport.inference.local.text.GrowingText;
import dev.promptport.inference.local.text.T5Tokenizer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.file.Path;
import java.util.List;

/** Texts become the ids that Hugging Face's tokenizers give them, and ids become the same texts. */
class TokenizerParityTest {

    static List<String> checkpoints() {
        return Golden.CHECKPOINTS;
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void texts_become_the_same_ids(String checkpoint) {
        try (T5Tokenizer tokenizer = tokenizer(checkpoint)) {
            for (Golden.Encoded one : Golden.of(checkpoint).tokenizer().encode()) {
                assertThat(tokenizer.encode(one.text())).as(one.text()).isEqualTo(one.ids());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void ids_become_the_same_text(String checkpoint) {
        try (T5Tokenizer tokenizer = tokenizer(checkpoint)) {
            for (Golden.Decoded one : Golden.of(checkpoint).tokenizer().decode()) {
                assertThat(tokenizer.decode(one.ids())).isEqualTo(one.text());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("checkpoints")
    void text_that_grows_token_by_token_becomes_the_same_text(String checkpoint) {
        try (T5Tokenizer tokenizer = tokenizer(checkpoint)) {
            for (Golden.Decoded one : Golden.of(checkpoint).tokenizer().decode()) {
                // A whole decoding takes back a character that a malformed byte follows; what was
                // shown stays shown.
                if (one.text().contains("\uFFFD")) {
                    continue;
                }
                GrowingText growing = new GrowingText(tokenizer);
                StringBuilder whole = new StringBuilder();
                one.ids().forEach(id -> whole.append(growing.add(id)));
                whole.append(growing.finish());
                assertThat(whole.toString()).as(one.ids().toString()).isEqualTo(one.text());
            }
        }
    }

    private static T5Tokenizer tokenizer(String checkpoint) {
        Path directory = Golden.directory(checkpoint);
        return T5Tokenizer.load(directory, T5Config.read(directory).end());
    }
}
