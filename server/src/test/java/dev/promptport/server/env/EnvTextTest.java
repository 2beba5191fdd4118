package dev.promptport.server.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvTextTest {

    private static String value(String written) {
        return EnvText.read("NAME=" + written + "\nNEXT=1\n").getOrDefault("NAME", "no value");
    }

    @Nested
    class A_line {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "NAME=value",
                    "  NAME = value  ",
                    "export NAME=value",
                    "\texport\tNAME=value # why",
                    "NAME=value\r\n",
                    "\n\n# first\n  # second\nNAME=value",
                    "NAME=other\nNAME=value"
                })
        void gives_a_name_its_value(String text) {
            assertThat(EnvText.read(text)).containsExactly(entry("NAME", "value"));
        }

        @Test
        void may_have_no_value() {
            assertThat(EnvText.read("A=\nB= # none\nC=c"))
                    .containsExactly(entry("A", ""), entry("B", ""), entry("C", "c"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "# only a comment", "  \r\n"})
        void may_be_nothing(String text) {
            assertThat(EnvText.read(text)).isEmpty();
        }
    }

    @Nested
    class A_plain_value {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "a b  c, a b  c",
                    "a#b, a#b",
                    "a #b, a",
                    "k=v=w, k=v=w",
                    "it's, it's",
                    "C:\\temp\\new, C:\\temp\\new",
                    "ünï, ünï"
                })
        void is_taken_up_to_a_comment(String written, String value) {
            assertThat(value(written)).isEqualTo(value);
        }

        @ParameterizedTest
        @ValueSource(strings = {"$(touch x)", "`touch x`", "${HOME}", "$HOME"})
        void runs_no_command_and_looks_nothing_up(String written) {
            assertThat(value(written)).isEqualTo(written);
        }
    }

    @Nested
    class A_value_in_single_quotes {

        @ParameterizedTest
        @ValueSource(strings = {"a # b", " a ", "\\n", "\"", "$(x)", ""})
        void is_taken_as_it_stands(String text) {
            assertThat(value("'" + text + "' # comment")).isEqualTo(text);
        }
    }

    @Nested
    class A_value_in_double_quotes {

        @Test
        void has_escapes() {
            assertThat(value("\"a\\tb\\nc\\r\\\"d\\\" \\$e \\\\f \\w\""))
                    .isEqualTo("a\tb\nc\r\"d\" $e \\f \\w");
        }

        @Test
        void may_go_over_several_lines() {
            assertThat(EnvText.read("KEY=\"-----BEGIN\n# no comment\n\nEND\" # comment\nB=b"))
                    .containsExactly(
                            entry("KEY", "-----BEGIN\n# no comment\n\nEND"), entry("B", "b"));
        }
    }

    @Nested
    class A_wrong_line {

        @ParameterizedTest
        @CsvSource({
            "secret, line 2 is not NAME=value",
            "=secret, line 2 is not NAME=value",
            "1A=secret, line 2 is not NAME=value",
            "A-B=secret, line 2 is not NAME=value",
            "export=secret x\\n=, line 3 is not NAME=value",
            "'A=\"secret\\n\\nmore', line 2 has a double quote that is not closed",
            "'A=\"secret\"more', line 2 goes on after the closing quote",
            "'A=\"secret\\n\\n\"more', line 4 goes on after the closing quote"
        })
        void is_named_by_its_number_alone(String line, String message) {
            assertThatExceptionOfType(EnvText.WrongLine.class)
                    .isThrownBy(() -> EnvText.read("FIRST=1\n" + line.replace("\\n", "\n")))
                    .withMessage(message);
        }

        @Test
        void may_lack_a_single_quote() {
            assertThatExceptionOfType(EnvText.WrongLine.class)
                    .isThrownBy(() -> EnvText.read("A='a\n'"))
                    .withMessage("line 1 has a single quote that is not closed");
        }
    }
}
