package dev.promptport.domain.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.failure.InvalidRequest;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

class ArtifactKeysTest {

    private static final Instant NOW = Instant.parse("2026-11-21T02:51:37.123456Z");

    private final ArtifactKeys keys = new ArtifactKeys("code_output");

    @Test
    void aNewKeySaysWhenAndIsNobodyElses() {
        assertThat(keys.next(NOW, "py").value())
                .matches("code_output/2026-11-21T02-51-37Z-[0-9A-HJKMNP-TV-Z]{26}\\.py")
                .isNotEqualTo(new ArtifactKeys("code_output").next(NOW, "py").value());
    }

    @Test
    void keysSortInTheOrderTheyWereMadeInEvenWhenTheClockStands() {
        List<String> made =
                Stream.generate(() -> keys.next(NOW, "py").value()).limit(1000).toList();

        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aClockThatIsSetBackMakesKeysOfItsOwn() {
        ArtifactKey later = keys.next(NOW.plusSeconds(1), "py");
        ArtifactKey earlier = keys.next(NOW, "py");

        assertThat(earlier.value()).isLessThan(later.value());
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-7", "../../etc/passwd", "a\u0000b", "Grüße \uD83D\uDE00", "/"})
    void anIdempotencyKeyIsHiddenInADigest(String key) {
        assertThat(keys.of(new Idempotency(key, "a stack"), "py").value())
                .isEqualTo("code_output/k/" + Sha256.hex(key) + ".py");
    }

    @Test
    void aRepeatedKeyHasNoDateInIt() {
        Idempotency order = new Idempotency("order-7", "a stack");

        assertThat(keys.of(order, "py")).isEqualTo(new ArtifactKeys("code_output").of(order, "py"));
    }

    @Test
    void onlyWhatLiesBelowThePrefixIsCovered() {
        assertThat(keys.cover(new ArtifactKey("code_output/anything.txt"))).isTrue();
        assertThat(keys.cover(new ArtifactKey("code_output"))).isFalse();
        assertThat(keys.cover(new ArtifactKey("code_output2/a.py"))).isFalse();
        assertThat(keys.cover(new ArtifactKey("claims/a"))).isFalse();
    }

    @Test
    void keysMadeHereAreRecognised() {
        assertThat(keys.made(keys.next(NOW, "py").value())).isTrue();
        assertThat(keys.made(keys.of(new Idempotency("a", "b"), "java").value())).isTrue();
        assertThat(keys.made("code_output/025137.py")).isFalse();
        assertThat(keys.made("code_output/k/../../a.py")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "code_output/", "../code", "a b"})
    void aPrefixIsPlainNames(String prefix) {
        assertThatThrownBy(() -> new ArtifactKeys(prefix)).isInstanceOf(InvalidRequest.class);
    }
}
