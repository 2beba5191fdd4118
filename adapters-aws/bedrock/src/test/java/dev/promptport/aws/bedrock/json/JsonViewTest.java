package dev.promptport.aws.bedrock.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonViewTest {

    private static final JsonView VIEW =
            JsonView.of(
                            "{\"a\":{\"b\":[{\"c\":\"text\"},7]},\"n\":null,\"big\":3000000000,\"neg\":-1}")
                    .orElseThrow();

    @Test
    void readsWhatIsThere() {
        assertThat(VIEW.at("a", "b").items()).hasSize(2);
        assertThat(VIEW.at("a", "b").items().getFirst().at("c").text()).isEqualTo("text");
        assertThat(VIEW.at("a", "b").items().getLast().count()).isEqualTo(7);
        assertThat(VIEW.at("a").json()).isEqualTo("{\"b\":[{\"c\":\"text\"},7]}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"n", "x", "big", "neg"})
    void readsNothingWhereNothingFits(String name) {
        assertThat(VIEW.at(name).text()).isEmpty();
        assertThat(VIEW.at(name).count()).isZero();
        assertThat(VIEW.at(name).items()).isEmpty();
        assertThat(VIEW.at(name, "further").present()).isFalse();
    }

    @Test
    void isAbsentWhereThereIsNullOrNothing() {
        assertThat(VIEW.at("n").present()).isFalse();
        assertThat(VIEW.at("x").present()).isFalse();
        assertThat(VIEW.at("x").json()).isEqualTo("null");
        assertThat(VIEW.at("a").present()).isTrue();
    }
}
