package dev.promptport.domain.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.ModelId;

import org.junit.jupiter.api.Test;

import java.util.Optional;

class ModelChoiceTest {

    private static final ModelId OWN = ModelId.of("scripted:own");
    private static final ModelId PREFERRED = ModelId.of("scripted:preferred");

    @Test
    void givesWayToAModelThatIsPreferred() {
        assertThat(new ModelChoice(OWN, false).over(Optional.of(PREFERRED))).isEqualTo(PREFERRED);
    }

    @Test
    void standsWhereNoneIsPreferred() {
        assertThat(new ModelChoice(OWN, false).over(Optional.empty())).isEqualTo(OWN);
    }

    @Test
    void thatIsFixedStandsInAnyCase() {
        assertThat(new ModelChoice(OWN, true).over(Optional.of(PREFERRED))).isEqualTo(OWN);
        assertThat(new ModelChoice(OWN, true).over(Optional.empty())).isEqualTo(OWN);
    }
}
