package dev.promptport.inference.local.t5;

import dev.promptport.inference.local.pytorch.Weight;
import dev.promptport.inference.local.pytorch.Weight.Use;
import dev.promptport.inference.local.safetensors.Safetensors;
import dev.promptport.inference.local.safetensors.TensorInfo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the program's weights lie in a Hugging Face checkpoint. */
final class T5Weights {

    private final T5Config config;
    private final Safetensors tensors;
    private final List<Weight> weights = new ArrayList<>();

    private T5Weights(T5Config config, Safetensors tensors) {
        this.config = config;
        this.tensors = tensors;
    }

    /**
     * @throws dev.promptport.domain.failure.Misconfigured naming the tensor that is missing
     */
    static List<Weight> of(T5Config config, Safetensors tensors) {
        T5Weights all = new T5Weights(config, tensors);
        TensorInfo embedding =
                tensors.find("shared.weight")
                        .orElseGet(() -> tensors.get("encoder.embed_tokens.weight"));
        all.weights.add(new Weight("embedding", List.of(embedding), Use.PLAIN));
        // Whether the head is tied shows in the file: configurations of different ages disagree
        // about the flag.
        TensorInfo head = tensors.find("lm_head.weight").orElse(embedding);
        all.weights.add(new Weight("head", List.of(head), Use.MATRIX));
        all.stack("encoder", config.encoderLayers());
        all.stack("decoder", config.decoderLayers());
        return all.weights;
    }

    private void stack(String stack, int layers) {
        vector(stack + ".bias", stack + ".block.0.layer.0.SelfAttention.relative_attention_bias");
        vector(stack + ".n", stack + ".final_layer_norm");
        boolean decoder = stack.equals("decoder");
        for (int i = 0; i < layers; i++) {
            String to = stack + "." + i;
            String block = stack + ".block." + i + ".layer.";
            String self = block + "0.SelfAttention.";
            vector(to + ".n0", block + "0.layer_norm");
            matrix(to + ".qkv", self + "q", self + "k", self + "v");
            matrix(to + ".o", self + "o");
            if (decoder) {
                String cross = block + "1.EncDecAttention.";
                vector(to + ".n1", block + "1.layer_norm");
                matrix(to + ".cq", cross + "q");
                matrix(to + ".ckv", cross + "k", cross + "v");
                matrix(to + ".co", cross + "o");
            }
            feedForward(to, decoder ? 2 : 1, block);
        }
    }

    private void feedForward(String to, int sublayer, String block) {
        String dense = block + sublayer + ".DenseReluDense.";
        vector(to + ".n" + sublayer, block + sublayer + ".layer_norm");
        if (config.gated()) {
            matrix(to + ".wi", dense + "wi_0", dense + "wi_1");
        } else {
            matrix(to + ".wi", dense + "wi");
        }
        matrix(to + ".wo", dense + "wo");
    }

    private void vector(String name, String part) {
        weights.add(new Weight(name, List.of(tensors.get(part + ".weight")), Use.PLAIN));
    }

    private void matrix(String name, String... parts) {
        List<TensorInfo> found =
                Arrays.stream(parts).map(part -> tensors.get(part + ".weight")).toList();
        weights.add(new Weight(name, found, Use.MATRIX));
    }
}
