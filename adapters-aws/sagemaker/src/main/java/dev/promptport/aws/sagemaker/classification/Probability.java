package dev.promptport.aws.sagemaker.classification;

import dev.promptport.domain.failure.BadUpstreamAnswer;

/** A probability as containers write it. */
final class Probability {

    /** fastText adds rounding errors up to 1.00001 and a little more. */
    private static final double ROUNDING = 1e-3;

    private Probability() {}

    /**
     * The number a text holds, in exponent notation too; a little above 1 is 1.
     *
     * @throws BadUpstreamAnswer for what is no probability
     */
    static double of(String text) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw ScoresReader.unknown();
        }
        if (!(value >= 0 && value <= 1 + ROUNDING)) {
            throw new BadUpstreamAnswer(
                    "the SageMaker endpoint answered a probability that is not between 0 and 1");
        }
        return Math.min(value, 1);
    }
}
