package dev.promptport.inference.local.decoding;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * What a model's makers say about searching when the caller does not: Hugging Face's {@code
 * generation_config.json}. Lengths and drawing are left to the caller: old files carry a length of
 * 20 that nobody meant.
 */
public record GenerationDefaults(Sampling sampling) {

    private static final String FILE = "generation_config.json";

    /**
     * Nothing, when the directory has no such file.
     *
     * @throws Misconfigured naming the file when it cannot be read or says what cannot be
     */
    public static GenerationDefaults read(Path directory) {
        Path file = directory.resolve(FILE);
        if (!Files.exists(file)) {
            return new GenerationDefaults(Sampling.DEFAULT);
        }
        try {
            return new GenerationDefaults(
                    sampling(JsonParser.parseString(Files.readString(file)).getAsJsonObject()));
        } catch (InvalidRequest e) {
            throw new Misconfigured(
                    "the model's file " + file + " cannot be followed: " + e.getMessage(), e);
        } catch (IOException
                | JsonParseException
                | IllegalStateException
                | UnsupportedOperationException
                | NumberFormatException e) {
            throw new Misconfigured("the model's file " + file + " is damaged; fetch it again", e);
        }
    }

    private static Sampling sampling(JsonObject file) {
        return Sampling.builder()
                .beams(value(file, "num_beams", JsonElement::getAsInt))
                .lengthPenalty(value(file, "length_penalty", JsonElement::getAsDouble))
                .earlyStopping(value(file, "early_stopping", GenerationDefaults::flag))
                .repetitionPenalty(value(file, "repetition_penalty", JsonElement::getAsDouble))
                .noRepeatNgram(value(file, "no_repeat_ngram_size", JsonElement::getAsInt))
                .build();
    }

    private static <T> @Nullable T value(
            JsonObject file, String name, Function<JsonElement, @Nullable T> reader) {
        JsonElement value = file.get(name);
        return value == null || value.isJsonNull() ? null : reader.apply(value);
    }

    /** Hugging Face knows "never" beside true and false; it is near enough to false. */
    private static @Nullable Boolean flag(JsonElement value) {
        return value instanceof JsonPrimitive primitive && primitive.isBoolean()
                ? primitive.getAsBoolean()
                : null;
    }

    /** The caller's choices, and these where it made none. Who draws tokens does not search. */
    public Sampling under(Sampling asked) {
        boolean draws = asked.temperature() != null && asked.temperature() > 0;
        return asked.toBuilder()
                .beams(asked.beams() == null && !draws ? sampling.beams() : asked.beams())
                .lengthPenalty(or(asked.lengthPenalty(), sampling.lengthPenalty()))
                .earlyStopping(or(asked.earlyStopping(), sampling.earlyStopping()))
                .repetitionPenalty(or(asked.repetitionPenalty(), sampling.repetitionPenalty()))
                .noRepeatNgram(or(asked.noRepeatNgram(), sampling.noRepeatNgram()))
                .build();
    }

    private static <T> @Nullable T or(@Nullable T asked, @Nullable T otherwise) {
        return asked == null ? otherwise : asked;
    }
}
