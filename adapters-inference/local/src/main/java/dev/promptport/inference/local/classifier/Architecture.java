package dev.promptport.inference.local.classifier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Members of the BERT family, by what their checkpoints call the same things. All put a dense layer
 * and a linear one on the state of the first token.
 */
enum Architecture {
    BERT(List.of("bert"), "bert.", LayerNames.BERT, "bert.pooler.dense", "tanh", "classifier"),
    DISTILBERT(
            List.of("distilbert"),
            "distilbert.",
            LayerNames.DISTILBERT,
            "pre_classifier",
            "relu",
            "classifier"),
    ROBERTA(
            List.of("roberta", "xlm-roberta", "camembert"),
            "roberta.",
            LayerNames.BERT,
            "classifier.dense",
            "tanh",
            "classifier.out_proj"),
    ELECTRA(
            List.of("electra"),
            "electra.",
            LayerNames.BERT,
            "classifier.dense",
            "gelu",
            "classifier.out_proj");

    private final List<String> types;
    private final String prefix;
    private final LayerNames layer;
    private final String head;
    private final String headActivation;
    private final String labels;

    Architecture(
            List<String> types,
            String prefix,
            LayerNames layer,
            String head,
            String headActivation,
            String labels) {
        this.types = types;
        this.prefix = prefix;
        this.layer = layer;
        this.head = head;
        this.headActivation = headActivation;
        this.labels = labels;
    }

    /** The one with that {@code model_type}. */
    static Optional<Architecture> of(String type) {
        return Arrays.stream(values()).filter(one -> one.types.contains(type)).findFirst();
    }

    /** Every {@code model_type} there is one for. */
    static List<String> types() {
        return Arrays.stream(values()).flatMap(one -> one.types.stream()).toList();
    }

    /** What the names of tensors of the embeddings begin with. */
    String embeddings() {
        return prefix + "embeddings";
    }

    /** What widens embeddings that are narrower than the layers, where it is there. */
    String widening() {
        return prefix + "embeddings_project";
    }

    /** What the names of tensors of a layer begin with. */
    String layer(int index) {
        return prefix + layer.stack() + index + ".";
    }

    LayerNames names() {
        return layer;
    }

    String head() {
        return head;
    }

    String headActivation() {
        return headActivation;
    }

    String labels() {
        return labels;
    }

    /** Whether positions are counted from behind the padding token's id. */
    boolean countsFromPadding() {
        return this == ROBERTA;
    }
}
