package dev.promptport.function.toxicity;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.LabelScore;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** Labels as objects, best first. */
@Serdeable
public record ToxicityLabels(
        @Schema(description = "The model that labelled", example = "sagemaker:toxicity")
                String model,
        List<Label> labels) {

    /** A label and its probability, 0 to 1. */
    @Serdeable
    public record Label(
            @Schema(example = "__label__none") String label,
            @Schema(example = "0.9797907") double probability) {}

    static ToxicityLabels of(Classification classification) {
        return new ToxicityLabels(
                classification.model().toString(),
                classification.labels().stream()
                        .map(score -> new Label(score.label(), score.probability()))
                        .toList());
    }

    /** The same as two arrays side by side. */
    static List<List<String>> arrays(Classification classification) {
        return List.of(
                classification.labels().stream().map(LabelScore::label).toList(),
                classification.labels().stream()
                        .map(score -> ProbabilityText.of(score.probability()))
                        .toList());
    }
}
