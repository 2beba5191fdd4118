package dev.promptport.inference.local.classifier;

/**
 * What a checkpoint calls the parts of a layer.
 *
 * @param stack what stands before the layer's number
 * @param wide the dense layer into the wide middle, and {@code narrow} the one out of it
 */
record LayerNames(
        String stack,
        String query,
        String key,
        String value,
        String attended,
        String attendedNorm,
        String wide,
        String narrow,
        String norm) {

    static final LayerNames BERT =
            new LayerNames(
                    "encoder.layer.",
                    "attention.self.query",
                    "attention.self.key",
                    "attention.self.value",
                    "attention.output.dense",
                    "attention.output.LayerNorm",
                    "intermediate.dense",
                    "output.dense",
                    "output.LayerNorm");

    static final LayerNames DISTILBERT =
            new LayerNames(
                    "transformer.layer.",
                    "attention.q_lin",
                    "attention.k_lin",
                    "attention.v_lin",
                    "attention.out_lin",
                    "sa_layer_norm",
                    "ffn.lin1",
                    "ffn.lin2",
                    "output_layer_norm");
}
