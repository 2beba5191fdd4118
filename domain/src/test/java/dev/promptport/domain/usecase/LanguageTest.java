package dev.promptport.domain.usecase;

import static dev.promptport.domain.failure.Refusals.assertInvalid;
import static dev.promptport.domain.failure.Refusals.assertMissing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "Python, py, text/x-python; charset=utf-8",
        "JAVA, java, text/x-java-source; charset=utf-8",
        "javascript, js, text/javascript; charset=utf-8",
        "C++, cpp, text/x-c++; charset=utf-8",
        "C#, cs, text/x-csharp; charset=utf-8",
        "SQL, sql, application/sql",
        "html, html, text/html; charset=utf-8"
    })
    void aKnownLanguageHasItsExtensionAndMediaType(
            String name, String extension, String mediaType) {
        Language language = Language.named(name);

        assertThat(language.extension()).isEqualTo(extension);
        assertThat(language.mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource({"py, Python", "golang, Go", "node, JavaScript", "bash, Shell", "' rs ', Rust"})
    void aShortNameIsANameToo(String shortName, String name) {
        assertThat(Language.named(shortName)).isEqualTo(Language.named(name));
        assertThat(Language.named(shortName).name()).isEqualTo(name);
    }

    @Test
    void aLanguageThatIsNotInTheTableIsKeptAsPlainText() {
        assertThat(Language.named("Befunge"))
                .isEqualTo(new Language("Befunge", "txt", "text/plain; charset=utf-8"));
    }

    @Test
    void aLanguageHasAName() {
        assertMissing("language", () -> Language.named("  "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Python\nAnd now", "x\u0000y", "abcdefghijklmnopqrstuvwxyzabcdefghijklmno"})
    void aNameIsShortAndPrintable(String name) {
        assertInvalid(
                "language",
                "a language's name is 1 to 40 printable characters",
                () -> Language.named(name));
    }
}
