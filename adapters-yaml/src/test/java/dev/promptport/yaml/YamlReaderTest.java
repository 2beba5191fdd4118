package dev.promptport.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.document.Document;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

class YamlReaderTest {

    private static String json(String yaml) {
        Problems problems = new Problems("a.yaml");
        Yaml value = YamlReader.read(new Document("a.yaml", yaml), problems).orElseThrow();
        assertThat(problems.told()).isEmpty();
        return JsonText.of(value);
    }

    private static List<String> problems(String yaml) {
        Problems problems = new Problems("a.yaml");
        var _ = YamlReader.read(new Document("a.yaml", yaml), problems);
        return problems.told();
    }

    @Nested
    class WhatIsReadIsPlainData {

        @Test
        void mappings_lists_and_scalars_in_the_order_written() {
            assertThat(json("z: 1\na:\n  - x\n  - {k: [true, null]}\n"))
                    .isEqualTo("{\"z\":1,\"a\":[\"x\",{\"k\":[true,null]}]}");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "2026-01-31          | \"2026-01-31\"",
                    "9:30                | \"9:30\"",
                    "12                  | 12",
                    "-0.50               | -0.50",
                    "1e3                 | 1E+3",
                    "12345678901234567890| 12345678901234567890",
                    "'12'                | \"12\"",
                    "0049                | \"0049\"",
                    "+4930123            | \"+4930123\"",
                    "0x1F                | \"0x1F\"",
                    ".inf                | \".inf\"",
                    "True                | true",
                    "'true'              | \"true\"",
                    "yes                 | \"yes\"",
                    "off                 | \"off\"",
                    "~                   | null",
                    "Null                | null",
                    "'~'                 | \"~\"",
                    "<<                  | \"<<\"",
                    "0.1.0               | \"0.1.0\"",
                })
        void a_scalar_means_what_it_looks_like(String written, String meant) {
            assertThat(json("k: " + written)).isEqualTo("{\"k\":" + meant + "}");
        }

        @Test
        void a_number_nobody_counts_with_is_a_text() {
            String digits = "9".repeat(100_000);

            assertThat(json("k: " + digits)).isEqualTo("{\"k\":\"" + digits + "\"}");
        }

        @Test
        void texts_of_several_lines_quotes_and_emoji() {
            assertThat(json("k: |\n  one \"two\"\n  {{three}} \uD83D\uDE00\n"))
                    .isEqualTo("{\"k\":\"one \\\"two\\\"\\n{{three}} \uD83D\uDE00\\n\"}");
        }

        @Test
        void keys_that_are_numbers_are_texts() {
            assertThat(json("2026: a\ntrue: b\n")).isEqualTo("{\"2026\":\"a\",\"true\":\"b\"}");
        }
    }

    @Nested
    class WhatIsNotPlainDataIsRefusedWithItsLine {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "a: 1\\nb: 2\\na: 3     | 3: 'a' is there already, on line 1: keep one",
                    "x:\\n  a: 1\\n  \"a\": 2 | 3: 'x.a' is there already, on line 2: keep one",
                    "a: 1\\nb: &x 2         | 2: 'b' has an anchor: take it away",
                    "a: 1\\nb: *x           | 2: 'b' is an alias: write the value itself",
                    "- a\\n- !!str b        | 2: '[1]' has a tag: take it away",
                    "!thing\\na: 1          | 1: the document has a tag: take it away",
                    "a: !<tag:x> [1]       | 1: 'a' has a tag: take it away",
                    "a: 1\\n---\\nb: 2       | 2: a second document begins here: give each a file of its own",
                    "? [a]\\n: b            | 1: a key has to be a text",
                    "a: 1\\n~: b            | 2: a key has to be a text",
                    "``                    | 1: this is empty",
                    "# nothing             | 1: this is empty",
                    "a: 1\\nb: \"\u0007\"       | 2: this is not YAML: a control character is in it",
                })
        void each_says_what_to_do(String yaml, String problem) {
            assertThat(problems(yaml.replace("\\n", "\n"))).containsExactly("a.yaml:" + problem);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "a: [1",
                    "a: 'x",
                    "a: b: c",
                    "a:\n\t- b",
                    "a: @x",
                    "%YAML 2.0\n---\na: 1"
                })
        void what_is_no_yaml_at_all_is_told(String yaml) {
            assertThat(problems(yaml)).hasSize(1).first().asString().contains("this is not YAML: ");
        }

        @Test
        void all_is_told_from_the_first_line_to_the_last() {
            assertThat(problems("a: &x 1\na: 2\nb: !t 3\nc: *x\n"))
                    .containsExactly(
                            "a.yaml:1: 'a' has an anchor: take it away",
                            "a.yaml:2: 'a' is there already, on line 1: keep one",
                            "a.yaml:3: 'b' has a tag: take it away",
                            "a.yaml:4: 'c' is an alias: write the value itself");
        }

        @Test
        void of_many_problems_the_first_twenty_are_told() {
            assertThat(problems("a: 1\n".repeat(100)))
                    .hasSize(20)
                    .last()
                    .isEqualTo("a.yaml:21: 'a' is there already, on line 1: keep one");
        }

        @Test
        void what_is_told_of_a_long_name_is_short_and_of_one_line() {
            String key = "\"k\\n" + "x".repeat(1000) + "\"";

            assertThat(problems(key + ": 1\n" + key + ": 2\n"))
                    .containsExactly(
                            "a.yaml:2: 'k?"
                                    + "x".repeat(58)
                                    + "…' is there already, on line 1: keep one");
        }
    }

    /** Each is text that makes careless readers busy for long. */
    @Nested
    class NothingWrittenMakesReadingLong {

        private static final Duration ALLOWED = Duration.ofMillis(100);

        static Stream<String> bombs() {
            String laughs =
                    "a0: &a0 [lol, lol]\n"
                            + String.join(
                                    "",
                                    IntStream.range(1, 30)
                                            .mapToObj(
                                                    i ->
                                                            "a%d: &a%d [*a%d, *a%d, *a%d]\n"
                                                                    .formatted(
                                                                            i, i, i - 1, i - 1,
                                                                            i - 1))
                                            .toList());
            int most = 130_000;
            return Stream.of(
                    laughs,
                    "a: &a [*a]\n",
                    "a: &a {*a : *a}\n",
                    "a: &a {<<: *a}\n",
                    "[".repeat(most),
                    "{".repeat(most),
                    "[".repeat(most / 2) + "]".repeat(most / 2),
                    "- ".repeat(most / 2),
                    "? ".repeat(most / 2),
                    "{a: ".repeat(most / 4),
                    "a: &x b\nc:\n" + "- *x\n".repeat(most / 5),
                    "\"" + "k".repeat(most / 2) + "\": {" + "a: !t 1, ".repeat(most / 20) + "}",
                    "!t ".repeat(most / 3),
                    "---\n".repeat(most / 4),
                    "a: 1\n".repeat(most / 5),
                    "a: '" + "\\".repeat(most),
                    "a:" + " ".repeat(most) + "@",
                    "#".repeat(most),
                    "- a\n".repeat(most / 4) + "@",
                    "a" + " a".repeat(most / 2) + ": @",
                    "[" + "a, ".repeat(most / 3) + "@]",
                    "a: |\n" + "  a\n".repeat(most / 4) + "@",
                    "a: \"" + "\\x41".repeat(most / 4),
                    "%TAG ! tag:x,2026:\n".repeat(most / 20) + "---\na: 1",
                    "a: !!java.net.URLClassLoader [[!!java.net.URL [\"http://localhost/\"]]]\n",
                    "a: 1\n".repeat(2_000_000),
                    "x".repeat(10_000_000),
                    "[".repeat(10_000_000));
        }

        @ParameterizedTest
        @MethodSource("bombs")
        void each_is_refused_within_a_tenth_of_a_second(String bomb) {
            assertThat(problems(bomb)).isNotEmpty();
            assertThat(IntStream.range(0, 3).mapToObj(_ -> timeToRead(bomb)).toList())
                    .as("the fastest of three")
                    .anySatisfy(time -> assertThat(time).isLessThan(ALLOWED));
        }

        /** Of this thread alone, for the machine may be busy. */
        private static Duration timeToRead(String bomb) {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long begun = threads.getCurrentThreadCpuTime();
            var _ = problems(bomb);
            return Duration.ofNanos(threads.getCurrentThreadCpuTime() - begun);
        }

        @Test
        void depth_has_an_end() {
            assertThat(problems("[".repeat(32) + "]".repeat(32))).isEmpty();
            assertThat(problems("[".repeat(33) + "]".repeat(33)))
                    .hasSize(1)
                    .first()
                    .asString()
                    .endsWith("is more than 32 levels deep");
        }

        @Test
        void the_number_of_values_has_an_end() {
            assertThat(problems("- a\n".repeat(9_999))).isEmpty();
            assertThat(problems("- a\n".repeat(10_000)))
                    .containsExactly("a.yaml:10000: here begin more than 10000 values: divide it");
        }

        @Test
        void length_has_an_end() {
            assertThat(problems("#".repeat((1 << 17) - 5) + "\na: 1")).isEmpty();
            assertThat(problems("#".repeat(1 << 17) + "\na: 1"))
                    .containsExactly("a.yaml:1: this is longer than 131072 characters: divide it");
        }
    }
}
