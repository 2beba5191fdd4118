package dev.promptport.domain.classification;

import dev.promptport.domain.completion.ModelId;

import java.util.Comparator;
import java.util.List;

/** The labels of a text, best first. */
public record Classification(ModelId model, List<LabelScore> labels) {

    public Classification {
        labels =
                labels.stream()
                        .sorted(Comparator.comparingDouble(LabelScore::probability).reversed())
                        .toList();
    }
}
