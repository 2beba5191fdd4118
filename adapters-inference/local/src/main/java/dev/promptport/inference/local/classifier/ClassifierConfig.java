package dev.promptport.inference.local.classifier;

import dev.promptport.inference.local.config.ModelConfig;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The shape of a sequence classifier, read from Hugging Face's {@code config.json}.
 *
 * @param positions the most tokens it reads, those that mark the ends included
 * @param activation {@code gelu}, {@code gelu_tanh}, {@code relu} or {@code silu}
 * @param pad the token that fills rows up
 * @param labels by their number
 */
public record ClassifierConfig(
        Architecture architecture,
        int heads,
        int layers,
        int positions,
        double epsilon,
        String activation,
        int pad,
        List<String> labels,
        LabelScale scale) {

    public ClassifierConfig {
        labels = List.copyOf(labels);
    }

    /**
     * @throws dev.promptport.domain.failure.Misconfigured when the file is missing, malformed or of
     *     no classifier that can be run
     */
    public static ClassifierConfig read(Path directory) {
        return ModelConfig.read(
                directory, "a sequence classifier that runs here", ClassifierConfig::from);
    }

    /** The rows of the table of positions. */
    int positionRows() {
        return positions + firstPosition(architecture, pad);
    }

    private static int firstPosition(Architecture architecture, int pad) {
        return architecture.countsFromPadding() ? pad + 1 : 0;
    }

    private static ClassifierConfig from(ModelConfig c) {
        String type = c.text("model_type").orElse("missing");
        Architecture architecture =
                Architecture.of(type)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "its model_type is %s and not one of %s"
                                                        .formatted(
                                                                type,
                                                                String.join(
                                                                        ", ",
                                                                        Architecture.types()))));
        boolean small = architecture == Architecture.DISTILBERT;
        String positioned = c.text("position_embedding_type").orElse("absolute");
        if (!positioned.equals("absolute")) {
            throw new IllegalArgumentException(
                    "position_embedding_type '" + positioned + "' is not supported");
        }
        int pad = c.number("pad_token_id", architecture.countsFromPadding() ? 1 : 0);
        List<String> labels = labels(c);
        return new ClassifierConfig(
                architecture,
                c.number(small ? "n_heads" : "num_attention_heads"),
                c.number(small ? "n_layers" : "num_hidden_layers"),
                c.number("max_position_embeddings", 512) - firstPosition(architecture, pad),
                // DistilBERT has no such setting.
                small ? 1e-12 : c.decimal("layer_norm_eps", 1e-12),
                activation(c.text(small ? "activation" : "hidden_act").orElse("gelu")),
                pad,
                labels,
                scale(c.text("problem_type").orElse(""), labels.size()));
    }

    private static List<String> labels(ModelConfig c) {
        Map<Integer, String> named = c.numberedTexts("id2label");
        int count = named.isEmpty() ? c.number("num_labels", 2) : named.size();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = named.isEmpty() ? "LABEL_" + i : named.get(i);
            if (name == null || name.isBlank() || labels.contains(name)) {
                throw new IllegalArgumentException(
                        "id2label has to give each number from 0 to "
                                + (count - 1)
                                + " a label of its own");
            }
            labels.add(name);
        }
        return labels;
    }

    private static String activation(String name) {
        return switch (name) {
            case "gelu", "relu", "silu" -> name;
            case "swish" -> "silu";
            case "gelu_new", "gelu_fast", "gelu_pytorch_tanh" -> "gelu_tanh";
            default ->
                    throw new IllegalArgumentException(
                            "the activation '" + name + "' is not supported");
        };
    }

    private static LabelScale scale(String problem, int labels) {
        return switch (problem) {
            case "multi_label_classification" -> LabelScale.SIGMOID;
            case "regression" ->
                    throw new IllegalArgumentException(
                            "its problem_type is regression: it gives numbers, not labels");
            default -> labels == 1 ? LabelScale.SIGMOID : LabelScale.SOFTMAX;
        };
    }
}
