package dev.promptport.inference.local.classifier;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.inference.local.pytorch.Weight;
import dev.promptport.inference.local.pytorch.Weight.Use;
import dev.promptport.inference.local.safetensors.Safetensors;
import dev.promptport.inference.local.safetensors.TensorInfo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where the program's weights lie in a Hugging Face checkpoint. */
final class ClassifierWeights {

    private final Safetensors tensors;
    private final List<Weight> weights = new ArrayList<>();

    private ClassifierWeights(Safetensors tensors) {
        this.tensors = tensors;
    }

    /**
     * @throws Misconfigured naming the tensor that is missing or does not fit
     */
    static List<Weight> of(ClassifierConfig config, Safetensors tensors) {
        ClassifierWeights all = new ClassifierWeights(tensors);
        Architecture names = config.architecture();
        all.embeddings(config, names);
        for (int i = 0; i < config.layers(); i++) {
            all.layer(i, names.layer(i), names.names());
        }
        all.dense("head", Use.MATRIX, names.head());
        all.dense("labels", Use.PLAIN, names.labels());
        all.fit(names.labels() + ".weight", config.labels().size(), "labels, see id2label");
        return all.weights;
    }

    private void embeddings(ClassifierConfig config, Architecture names) {
        String embeddings = names.embeddings() + ".";
        String positions = embeddings + "position_embeddings.weight";
        weights.add(tensor("words", Use.TABLE, embeddings + "word_embeddings.weight"));
        weights.add(tensor("positions", Use.PLAIN, positions));
        fit(positions, config.positionRows(), "positions");
        String types = embeddings + "token_type_embeddings.weight";
        if (tensors.find(types).isPresent()) {
            weights.add(tensor("types", Use.PLAIN, types));
        }
        norm("embedded", embeddings + "LayerNorm");
        if (tensors.find(names.widening() + ".weight").isPresent()) {
            dense("widened", Use.MATRIX, names.widening());
        }
    }

    private void layer(int index, String layer, LayerNames names) {
        dense(
                index + ".qkv",
                Use.MATRIX,
                layer + names.query(),
                layer + names.key(),
                layer + names.value());
        dense(index + ".o", Use.MATRIX, layer + names.attended());
        norm(index + ".n0", layer + names.attendedNorm());
        dense(index + ".wi", Use.MATRIX, layer + names.wide());
        dense(index + ".wo", Use.MATRIX, layer + names.narrow());
        norm(index + ".n1", layer + names.norm());
    }

    private void dense(String name, Use use, String... parts) {
        weights.add(tensor(name, use, suffixed(parts, ".weight")));
        weights.add(tensor(name + ".bias", Use.PLAIN, suffixed(parts, ".bias")));
    }

    /** Old checkpoints say gamma and beta. */
    private void norm(String name, String part) {
        boolean old = tensors.find(part + ".gamma").isPresent();
        weights.add(tensor(name, Use.PLAIN, part + (old ? ".gamma" : ".weight")));
        weights.add(tensor(name + ".bias", Use.PLAIN, part + (old ? ".beta" : ".bias")));
    }

    private Weight tensor(String name, Use use, String... parts) {
        return new Weight(name, Arrays.stream(parts).map(tensors::get).toList(), use);
    }

    private static String[] suffixed(String[] parts, String suffix) {
        return Arrays.stream(parts).map(part -> part + suffix).toArray(String[]::new);
    }

    private void fit(String name, int rows, String what) {
        TensorInfo tensor = tensors.get(name);
        if (tensor.shape()[0] != rows) {
            throw new Misconfigured(
                    "the model's config.json speaks of %d %s; its weights have %d"
                            .formatted(rows, what, tensor.shape()[0]));
        }
    }
}
