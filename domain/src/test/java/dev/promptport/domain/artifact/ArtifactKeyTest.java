package dev.promptport.domain.artifact;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactKeyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "code_output/2026-01-02T03-04-05Z-01JX.py",
                "a/b/c.tar.gz",
                "k/+=@-_/x..y"
            })
    void plainNamesJoinedBySlashesAreAKey(String key) {
        assertThat(new ArtifactKey(key).value()).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "a//b",
                "a/",
                "..",
                "../a",
                "a/../b",
                "a/..",
                "./a",
                ".hidden",
                "a\\b",
                "a b",
                "a\u0000",
                "a\nb",
                "a%2e%2e",
                "ü",
                "~/a",
                "C:/a"
            })
    void whatCouldLeaveItsPlaceIsNone(String key) {
        assertRefused(key);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void aKeyHasAtMost1024Bytes(int length, boolean allowed) {
        String key = "a".repeat(length);
        if (allowed) {
            assertThat(new ArtifactKey(key).value()).hasSize(length);
        } else {
            assertRefused(key);
        }
    }

    static Object[][] lengths() {
        return new Object[][] {{1024, true}, {1025, false}, {1_000_000, false}};
    }

    private static void assertRefused(String key) {
        assertInvalid(
                "key",
                "an artifact's key is at most 1024 letters, digits and ._+=@- in names joined by slashes",
                () -> new ArtifactKey(key));
    }
}
