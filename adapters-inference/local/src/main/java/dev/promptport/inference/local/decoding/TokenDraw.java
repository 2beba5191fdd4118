package dev.promptport.inference.local.decoding;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Draws a token by its probability: temperature first, then the {@code topK} likeliest, then the
 * likeliest whose probabilities reach {@code topP}.
 *
 * @param topK 0 for all
 */
record TokenDraw(double temperature, int topK, double topP) {

    /**
     * Probabilities after filtering, 0 for what was filtered out; the scores are left as they are.
     */
    double[] probabilities(float[] scores) {
        double[] kept = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            kept[i] = scores[i] / temperature;
        }
        if (topK > 0 && topK < kept.length) {
            double[] sorted = kept.clone();
            Arrays.sort(sorted);
            dropBelow(kept, sorted[sorted.length - topK]);
        }
        double[] probabilities = softmax(kept);
        return topP < 1 ? nucleus(probabilities) : probabilities;
    }

    int draw(float[] scores, RandomGenerator random) {
        double[] probabilities = probabilities(scores);
        double left = random.nextDouble();
        int last = 0;
        for (int i = 0; i < probabilities.length; i++) {
            if (probabilities[i] > 0) {
                last = i;
                left -= probabilities[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }

    private static void dropBelow(double[] scores, double lowest) {
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] < lowest) {
                scores[i] = Double.NEGATIVE_INFINITY;
            }
        }
    }

    private static double[] softmax(double[] scores) {
        double highest = Arrays.stream(scores).max().orElseThrow();
        double[] e = Arrays.stream(scores).map(score -> Math.exp(score - highest)).toArray();
        double sum = Arrays.stream(e).sum();
        return Arrays.stream(e).map(x -> x / sum).toArray();
    }

    /**
     * Keeps the likeliest that are needed to reach topP, the last of them whole, and at least one.
     */
    private double[] nucleus(double[] probabilities) {
        int[] ascending =
                IntStream.range(0, probabilities.length)
                        .filter(i -> probabilities[i] > 0)
                        .boxed()
                        .sorted((a, b) -> Double.compare(probabilities[a], probabilities[b]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        double[] kept = probabilities.clone();
        double reached = 0;
        for (int i = 0; i < ascending.length - 1; i++) {
            reached += probabilities[ascending[i]];
            if (reached <= 1 - topP) {
                kept[ascending[i]] = 0;
            }
        }
        double sum = Arrays.stream(kept).sum();
        return Arrays.stream(kept).map(x -> x / sum).toArray();
    }
}
