package dev.promptport.deployment.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.util.Map.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class HclReaderTest {

    @Test
    void reads_blocks_with_labels_in_blocks() {
        HclBlock file =
                HclReader.read(
                        """
                        # first
                        resource "aws_s3_bucket" "this" {
                          bucket = "name" // the name
                          rule { days = 7 }
                          dynamic "rule" {
                            for_each = []
                            content {}
                          }
                        }
                        /* last */ locals {}
                        """);

        assertThat(file.blocks()).extracting(HclBlock::type).containsExactly("resource", "locals");
        HclBlock resource = file.blocks().getFirst();
        assertThat(resource.labels()).containsExactly("aws_s3_bucket", "this");
        assertThat(resource.attribute("bucket")).contains("\"name\"");
        assertThat(resource.attribute("rule")).isEmpty();
        assertThat(resource.blocks())
                .extracting(HclBlock::labels)
                .containsExactly(List.of(), List.of("rule"));
        assertThat(resource.blocks().getFirst().attribute("days")).contains("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "object({\n  name = string # its name\n  tags = optional(map(string), {})\n})",
                "[\n  for key, value in var.map : \"${key}=${value}\" if value != \"}\"\n]",
                "var.a ? { b = 1 } : null",
                "\"a # b // c /* d */ { \\\" ${join(\"}\", [\"{\"])} $${e\"",
                "<<-JSON\n  { \"a\": [\n  \"unclosed\n  JSON",
                "merge({\n  # a comment with a }\n  a = 1\n}, var.b)",
                "local.alarms.latency * 1000000 / 2",
            })
    void takes_values_as_they_are_written(String value) {
        HclBlock file = HclReader.read("locals {\n  a = " + value + "\n  b = 2 # b\n}\n");

        assertThat(file.blocks().getFirst().attributes())
                .containsExactly(entry("a", value), entry("b", "2"));
    }

    @ParameterizedTest
    @CsvSource({
        "'locals {\n a = 1', line 2: no '}'",
        "'locals {}\n}', line 2: one '}' too many",
        "'locals {\n a = \"x\n}\n', line 4: no '\"'",
        "'a = 1\n\n= {', line 3: not a name",
        "'a = [\n1', line 2: a bracket is not closed",
        "'a b 7', 'line 1: not ''='', a label or ''{'''",
    })
    void says_in_which_line_it_stops_to_be_hcl(String text, String message) {
        assertThatThrownBy(() -> HclReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
