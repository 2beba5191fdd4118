package dev.promptport.domain.classification;

/** A label and its probability, 0 to 1. */
public record LabelScore(String label, double probability) {

    public LabelScore {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability lies between 0 and 1");
        }
    }
}
