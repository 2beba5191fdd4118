package dev.promptport.inference.local.golden;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;

import dev.promptport.domain.completion.Sampling;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** What Hugging Face transformers answered, as {@code make_goldens.py} wrote it down. */
public record Golden(
        List<Case> cases, List<Logits> logits, List<Prompt> prompts, Tokenizer tokenizer) {

    /** Every checkpoint there are goldens of. */
    public static final List<String> CHECKPOINTS =
            List.of(
                    "tiny-t5",
                    "tiny-t5-fp16",
                    "tiny-t5-bf16",
                    "tiny-t5-sharded",
                    "tiny-t5-scaled",
                    "tiny-t5-unscaled",
                    "tiny-flan",
                    "tiny-flan-unscaled",
                    "tiny-mt5");

    /** Where the tests keep native libraries and packed weights. */
    public static final Path CACHE = Path.of("target", "model-cache").toAbsolutePath();

    /**
     * Rows of token ids in, rows of token ids out, with Hugging Face's names for the parameters.
     */
    public record Case(
            String name, Parameters parameters, List<long[]> inputs, List<List<Long>> outputs) {
        @Override
        public String toString() {
            return name;
        }
    }

    /** The last row of logits after feeding {@code decoderInput}. */
    public record Logits(
            long[] input, @SerializedName("decoder_input") long[] decoderInput, float[] logits) {}

    /** A text in, a text out. */
    public record Prompt(
            String text,
            Parameters parameters,
            String output,
            @SerializedName("input_tokens") int inputTokens,
            @SerializedName("output_tokens") int outputTokens) {}

    /** Texts and ids of the tokenizer. */
    public record Tokenizer(List<Encoded> encode, List<Decoded> decode) {}

    /** A text and its ids, the end token included. */
    public record Encoded(String text, long[] ids) {}

    /** Ids and their text without special tokens. */
    public record Decoded(List<Long> ids, String text) {}

    /** Hugging Face's generation parameters. */
    public record Parameters(
            @SerializedName("max_new_tokens") @Nullable Integer maxNewTokens,
            @SerializedName("min_new_tokens") @Nullable Integer minNewTokens,
            @SerializedName("num_beams") @Nullable Integer numBeams,
            @SerializedName("length_penalty") @Nullable Double lengthPenalty,
            @SerializedName("early_stopping") @Nullable Boolean earlyStopping,
            @SerializedName("repetition_penalty") @Nullable Double repetitionPenalty,
            @SerializedName("no_repeat_ngram_size") @Nullable Integer noRepeatNgram) {

        public Sampling sampling() {
            return Sampling.builder()
                    .maxTokens(maxNewTokens)
                    .minTokens(minNewTokens)
                    .beams(numBeams)
                    .lengthPenalty(lengthPenalty)
                    .earlyStopping(earlyStopping)
                    .repetitionPenalty(repetitionPenalty)
                    .noRepeatNgram(noRepeatNgram)
                    .build();
        }
    }

    /** The directory of a tiny checkpoint. */
    public static Path directory(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(Golden.class.getResource("/golden/" + name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Golden of(String checkpoint) {
        try {
            String json = Files.readString(directory(checkpoint).resolve("goldens.json"));
            return new Gson().fromJson(json, Golden.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
