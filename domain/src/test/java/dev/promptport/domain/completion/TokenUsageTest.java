package dev.promptport.domain.completion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TokenUsageTest {

    @Test
    void theTotalIsWhatWasReadAndWritten() {
        assertThat(new TokenUsage(10, 5, 8).total()).isEqualTo(15);
    }

    @Test
    void usagesAddUp() {
        assertThat(TokenUsage.NONE.plus(new TokenUsage(10, 5, 8)).plus(new TokenUsage(1, 2, 1)))
                .isEqualTo(new TokenUsage(11, 7, 9));
    }

    @Test
    void countsAreNotNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> TokenUsage.of(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenUsage.of(0, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new TokenUsage(0, 0, -1));
    }
}
