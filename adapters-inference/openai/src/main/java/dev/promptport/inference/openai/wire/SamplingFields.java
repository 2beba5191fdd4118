package dev.promptport.inference.openai.wire;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import org.jspecify.annotations.Nullable;

/**
 * The choices of a {@link Sampling} in the protocol's words. What it has no word for is refused by
 * name: an answer made otherwise than asked would not be noticed.
 */
final class SamplingFields {

    private SamplingFields() {}

    /**
     * @param tokensField what the most tokens to write are called
     */
    static void write(Sampling asked, String tokensField, JsonObject body) {
        refuseWhatHasNoWord(asked);
        add(body, tokensField, asked.maxTokens());
        add(body, "temperature", asked.temperature());
        add(body, "top_p", asked.topP());
        add(body, "seed", asked.seed());
        add(body, "frequency_penalty", asked.frequencyPenalty());
        add(body, "presence_penalty", asked.presencePenalty());
        if (!asked.stop().isEmpty()) {
            JsonArray stops = new JsonArray();
            asked.stop().forEach(stops::add);
            body.add("stop", stops);
        }
    }

    /** A value that changes nothing is none. */
    private static void refuseWhatHasNoWord(Sampling asked) {
        refuse("top_k", asked.topK() != null);
        refuse("beams", asked.beams() != null && asked.beams() > 1);
        refuse("min_tokens", asked.minTokens() != null && asked.minTokens() > 0);
        refuse("no_repeat_ngram", asked.noRepeatNgram() != null && asked.noRepeatNgram() > 0);
        refuse(
                "repetition_penalty",
                asked.repetitionPenalty() != null && asked.repetitionPenalty() != 1);
    }

    private static void refuse(String field, boolean wanted) {
        if (wanted) {
            throw new InvalidRequest(
                    field,
                    Reason.UNSUPPORTED,
                    "models behind OpenAI's protocol know no '" + field + "'; leave it out");
        }
    }

    private static void add(JsonObject body, String name, @Nullable Number value) {
        if (value != null) {
            body.addProperty(name, value);
        }
    }
}
