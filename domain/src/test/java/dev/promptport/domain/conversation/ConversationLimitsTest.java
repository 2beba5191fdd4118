package dev.promptport.domain.conversation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;

class ConversationLimitsTest {

    @ParameterizedTest
    @CsvSource({"1, 1000, PT1H", "2, 0, PT1H", "2, 350001, PT1H", "2, 1000, PT0.999S"})
    void limitsThatCannotBeAreRefused(int turns, int bytes, Duration timeToLive) {
        assertThatThrownBy(() -> new ConversationLimits(turns, bytes, timeToLive))
                .isInstanceOf(Misconfigured.class)
                .hasMessageContaining("2 turns or more, in 1 to 350000 bytes");
    }
}
