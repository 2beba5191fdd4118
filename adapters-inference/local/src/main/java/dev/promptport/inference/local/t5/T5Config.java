package dev.promptport.inference.local.t5;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.promptport.domain.failure.Misconfigured;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The shape of a T5, read from Hugging Face's {@code config.json}: T5 1.0 and 1.1, FLAN, mT5 and
 * the like.
 *
 * @param dModel width of the residual stream
 * @param dKv width of an attention head
 * @param buckets relative position buckets
 * @param maxDistance where the buckets end
 * @param activation {@code relu}, {@code gelu} (the tanh approximation) or {@code silu}
 * @param gated whether the feed-forward layer multiplies a gate
 * @param scaleLogits whether states are scaled by {@code dModel^-0.5} before the output matrix
 * @param start the token decoding starts from
 */
public record T5Config(
        int dModel,
        int dKv,
        int heads,
        int encoderLayers,
        int decoderLayers,
        int buckets,
        int maxDistance,
        double epsilon,
        String activation,
        boolean gated,
        boolean scaleLogits,
        int vocabulary,
        int pad,
        int end,
        int start) {

    private static final String FILE = "config.json";

    /**
     * @throws Misconfigured when the file is missing, malformed or of no T5
     */
    public static T5Config read(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return from(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException e) {
            throw new Misconfigured(
                    "the model's file " + file + " is missing or cannot be read", e);
        } catch (IllegalArgumentException e) {
            throw new Misconfigured(
                    "the model's file " + file + " does not describe a T5: " + e.getMessage(), e);
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new Misconfigured("the model's file " + file + " is damaged; fetch it again", e);
        }
    }

    private static T5Config from(JsonObject c) {
        String type = c.has("model_type") ? c.get("model_type").getAsString() : "t5";
        if (!type.equals("t5") && !type.equals("mt5")) {
            throw new IllegalArgumentException("its model_type is " + type);
        }
        String projection =
                c.has("feed_forward_proj") ? c.get("feed_forward_proj").getAsString() : "relu";
        boolean tied = flag(c, "tie_word_embeddings", true);
        int layers = number(c, "num_layers");
        int pad = number(c, "pad_token_id", 0);
        return new T5Config(
                number(c, "d_model"),
                number(c, "d_kv"),
                number(c, "num_heads"),
                layers,
                number(c, "num_decoder_layers", layers),
                number(c, "relative_attention_num_buckets", 32),
                number(c, "relative_attention_max_distance", 128),
                c.has("layer_norm_epsilon") ? c.get("layer_norm_epsilon").getAsDouble() : 1e-6,
                activation(projection),
                projection.startsWith("gated-"),
                flag(c, "scale_decoder_outputs", tied),
                number(c, "vocab_size"),
                pad,
                number(c, "eos_token_id", 1),
                number(c, "decoder_start_token_id", pad));
    }

    private static String activation(String projection) {
        return switch (projection) {
            case "relu" -> "relu";
            case "gated-gelu" -> "gelu";
            case "gated-silu" -> "silu";
            default ->
                    throw new IllegalArgumentException(
                            "feed_forward_proj '" + projection + "' is not supported");
        };
    }

    private static int number(JsonObject c, String name) {
        JsonElement value = c.get(name);
        if (value == null || value.isJsonNull()) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value.getAsInt();
    }

    private static int number(JsonObject c, String name, int otherwise) {
        return c.has(name) && !c.get(name).isJsonNull() ? c.get(name).getAsInt() : otherwise;
    }

    private static boolean flag(JsonObject c, String name, boolean otherwise) {
        return c.has(name) && !c.get(name).isJsonNull() ? c.get(name).getAsBoolean() : otherwise;
    }
}
