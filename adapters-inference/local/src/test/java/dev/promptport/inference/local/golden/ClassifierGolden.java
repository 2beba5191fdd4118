package dev.promptport.inference.local.golden;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;

import dev.promptport.domain.classification.LabelScore;
import dev.promptport.inference.local.source.HubSettings;
import dev.promptport.inference.local.source.ModelFiles;
import dev.promptport.inference.local.source.ModelSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What Hugging Face transformers made of texts, as {@code make_goldens.py} wrote it down. */
public record ClassifierGolden(
        List<Text> texts, List<Batch> batches, @SerializedName("long") int tooLong) {

    /** The classifier that ships with the project. */
    private static final String EMBEDDED = "toxicity-mini";

    /** Every sequence classifier there are goldens of. */
    public static final List<String> CHECKPOINTS =
            List.of(
                    "tiny-bert",
                    "tiny-bert-multi",
                    "tiny-bert-old",
                    "tiny-distilbert",
                    "tiny-distilbert-one",
                    "tiny-roberta",
                    "tiny-xlm-roberta",
                    "tiny-electra",
                    EMBEDDED);

    /** A text, its tokens, and what the model alone and the whole pipeline say of it. */
    public record Text(String text, long[] ids, float[] logits, List<LabelScore> labels) {
        @Override
        public String toString() {
            return text;
        }
    }

    /** Rows of unequal lengths that were computed as one. */
    public record Batch(List<long[]> ids, List<float[]> logits) {}

    /** The directory of a classifier's checkpoint. */
    public static Path checkpoint(String name) {
        return name.equals(EMBEDDED)
                ? new ModelFiles(Golden.CACHE, HubSettings.defaults())
                        .locate(new ModelSource.Embedded(name), "CLASSIFIER_MODEL")
                : Golden.directory(name);
    }

    public static ClassifierGolden of(String checkpoint) {
        try {
            return new Gson()
                    .fromJson(
                            Files.readString(Golden.directory(checkpoint).resolve("goldens.json")),
                            ClassifierGolden.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text that did not fit. */
    public Text cut() {
        return texts.get(tooLong);
    }
}
