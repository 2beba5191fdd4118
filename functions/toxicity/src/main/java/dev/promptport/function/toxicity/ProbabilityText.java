package dev.promptport.function.toxicity;

import java.math.BigDecimal;

/**
 * A probability as NumPy prints the single-precision numbers fastText computes with: the fewest
 * digits that name the number, and an exponent below 0.0001.
 */
final class ProbabilityText {

    private static final double SMALLEST_PLAIN = 1e-4;

    private ProbabilityText() {}

    static String of(double probability) {
        float single = (float) probability;
        BigDecimal shortest = new BigDecimal(Float.toString(single));
        if (single == 0 || single >= SMALLEST_PLAIN) {
            return shortest.toPlainString();
        }
        BigDecimal digits = shortest.stripTrailingZeros();
        String all = digits.unscaledValue().toString();
        String fraction = all.length() == 1 ? "" : "." + all.substring(1);
        int exponent = digits.scale() - all.length() + 1;
        return "%s%se-%02d".formatted(all.substring(0, 1), fraction, exponent);
    }
}
