package dev.promptport.function.http.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

class SettingTest {

    private static Setting setting(String text) {
        return new Setting("T5_X", text);
    }

    @Test
    void is_a_whole_number_in_a_range() {
        assertThat(setting(" 7 ").wholeNumber(1, 7)).isEqualTo(7);
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> setting("8").wholeNumber(1, 7))
                .withMessage("T5_X is '8'; it has to be a whole number from 1 to 7");
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> setting("many").wholeNumber(1, 7))
                .withMessage("T5_X is 'many'; it has to be a whole number from 1 to 7");
    }

    @Test
    void is_a_number_in_a_range() {
        assertThat(setting(" 1.5 ").number(0, 2)).isEqualTo(1.5);
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> setting("2.5").number(0, 2))
                .withMessage("T5_X is '2.5'; it has to be a number from 0.0 to 2.0");
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> setting("NaN").number(0, 2));
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500", "30s, 30000", "2m, 120000"})
    void is_a_time(String text, long millis) {
        assertThat(setting(text).duration()).isEqualTo(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0s", "-1s", "30", "1h", "soon"})
    void is_no_time_without_amount_and_unit(String text) {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> setting(text).duration())
                .withMessageContaining("T5_X");
    }

    @Test
    void is_one_of_a_few_names() {
        assertThat(setting("Seconds").oneOf(TimeUnit.class)).isEqualTo(TimeUnit.SECONDS);
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> setting("eons").oneOf(TimeUnit.class))
                .withMessageContaining("seconds, minutes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "1", "t", "y", "yes", " True "})
    void is_on(String text) {
        assertThat(setting(text).flag()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "0", "f", "n", "no", "FALSE"})
    void is_off(String text) {
        assertThat(setting(text).flag()).isFalse();
    }

    @Test
    void is_nothing_between_on_and_off() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> setting("perhaps").flag())
                .withMessage("T5_X is 'perhaps'; it has to be true or false");
    }

    @Test
    void is_a_list() {
        assertThat(setting("English, German,,French").list())
                .containsExactly("English", "German", "French");
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> setting(" , ").list());
    }
}
