package dev.promptport.aws.sagemaker.classification;

import dev.promptport.domain.failure.Misconfigured;

/** What a classifier's container is sent. */
public sealed interface ClassifierBody {

    /**
     * The body of SageMaker's BlazingText: {@code {"instances":[text],"configuration":{"k":k}}}.
     */
    record BlazingText() implements ClassifierBody {}

    /** The body of Hugging Face's containers: {@code {"inputs":text,"parameters":{"top_k":k}}}. */
    record HuggingFace() implements ClassifierBody {}

    /**
     * An object of two fields, for containers with a handler of their own, as scikit-learn's have.
     *
     * @param text the name of the field of the text
     * @param top the name of the field that says how many labels are wanted
     */
    record Fields(String text, String top) implements ClassifierBody {

        /** Named as the toxicity function's own parameters are. */
        public static final Fields DEFAULT = new Fields("q", "k");

        public Fields {
            if (text.isBlank() || top.isBlank() || text.equals(top)) {
                throw new Misconfigured(
                        "a classifier's fields for the text and the number of labels need two names");
            }
        }
    }
}
