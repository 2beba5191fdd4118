package dev.promptport.function.toxicity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Random;

class ProbabilityTextTest {

    @ParameterizedTest
    @CsvSource({
        "0.9797907, 0.9797907",
        "0.02019908, 0.02019908",
        "3.6296085e-05, 3.6296085e-05",
        "1, 1.0",
        "0, 0.0",
        "0.5, 0.5",
        "0.001, 0.001",
        "0.00012, 0.00012",
        "0.0001, 1e-04",
        "0.00009, 9e-05",
        "1e-10, 1e-10",
        "1.1754944e-38, 1.1754944e-38"
    })
    void is_what_numpy_prints(double probability, String text) {
        assertThat(ProbabilityText.of(probability)).isEqualTo(text);
    }

    @Test
    void has_the_fewest_digits_when_a_single_precision_number_was_widened() {
        assertThat(ProbabilityText.of(0.9797907f)).isEqualTo("0.9797907");
    }

    @Test
    void names_the_same_number_when_it_is_read_again() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            float probability = (float) Math.exp(-90 * random.nextDouble());

            assertThat(Float.parseFloat(ProbabilityText.of(probability))).isEqualTo(probability);
        }
    }
}
