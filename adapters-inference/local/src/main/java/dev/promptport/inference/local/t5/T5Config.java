package dev.promptport.inference.local.t5;

import dev.promptport.inference.local.config.ModelConfig;

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

    /**
     * @throws dev.promptport.domain.failure.Misconfigured when the file is missing, malformed or of
     *     no T5
     */
    public static T5Config read(Path directory) {
        return ModelConfig.read(directory, "a T5", T5Config::from);
    }

    private static T5Config from(ModelConfig c) {
        String type = c.text("model_type").orElse("t5");
        if (!type.equals("t5") && !type.equals("mt5")) {
            throw new IllegalArgumentException("its model_type is " + type);
        }
        String projection = c.text("feed_forward_proj").orElse("relu");
        int layers = c.number("num_layers");
        int pad = c.number("pad_token_id", 0);
        return new T5Config(
                c.number("d_model"),
                c.number("d_kv"),
                c.number("num_heads"),
                layers,
                c.number("num_decoder_layers", layers),
                c.number("relative_attention_num_buckets", 32),
                c.number("relative_attention_max_distance", 128),
                c.decimal("layer_norm_epsilon", 1e-6),
                activation(projection),
                projection.startsWith("gated-"),
                c.flag("scale_decoder_outputs", c.flag("tie_word_embeddings", true)),
                c.number("vocab_size"),
                pad,
                c.number("eos_token_id", 1),
                c.number("decoder_start_token_id", pad));
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
}
