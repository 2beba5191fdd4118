package dev.promptport.function.toxicity;

import dev.promptport.domain.classification.Classification;

/** How labels are written down. */
enum LabelForm {
    /** Two arrays side by side, labels and probabilities as texts, as the reference answers. */
    ARRAYS {
        @Override
        Object write(Classification labels) {
            return ToxicityLabels.arrays(labels);
        }
    },
    /** An object for each label. */
    OBJECTS {
        @Override
        Object write(Classification labels) {
            return ToxicityLabels.of(labels);
        }
    };

    abstract Object write(Classification labels);
}
