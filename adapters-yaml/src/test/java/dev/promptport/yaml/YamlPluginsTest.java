package dev.promptport.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.contract.ToolPortContract;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.fake.ScriptedTools;
import dev.promptport.domain.plugin.Plugin;
import dev.promptport.domain.plugin.PluginDescription;
import dev.promptport.domain.plugin.Prompting;
import dev.promptport.domain.plugin.Selector;
import dev.promptport.domain.port.ToolPort;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;
import dev.promptport.domain.usecase.ToolSet;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Optional;

class YamlPluginsTest {

    /** Without the first line break. */
    private static final String STORE_HOURS =
            """
            meta_data:
              plugin_name: StoreHours
              plugin_description: Opening hours of a shop
              plugin_version: 0.1.0
              plugin_author: Gateway Team
            selector:
              directive: search_terms
              search_terms:
                strings: [opening hours]
                pairs: [[shop, open]]
            prompting:
              system_prompt: You answer for the corner shop.
              model: gpt-4-turbo
              temperature: 0.0
              max_tokens: 256
            function_calling:
              function_description: Facts on the corner shop
              additional_information:
                hours: {mon_fri: 9-18, sat: 10-14}
                address: 1 Main St
            """;

    private final Documents documents = new Documents();
    private final YamlPlugins plugins = new YamlPlugins(documents);

    private Plugin storeHours(String yaml) {
        documents.with("store-hours.yaml", yaml);
        assertThat(plugins.plugins()).hasSize(1);
        return plugins.plugins().getFirst();
    }

    private void assertRefused(String yaml, String... problems) {
        documents.with("store-hours.yaml", yaml);
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(plugins::plugins)
                .withMessage(String.join("\n", problems));
    }

    private static ToolResult ask(Plugin plugin, String arguments) {
        String name = plugin.facts().definition().name();
        return plugin.facts().call(new ToolCall("call-1", name, arguments));
    }

    @Nested
    class APlugin {

        @Test
        void says_what_it_is_when_it_comes_and_what_the_model_is_told() {
            Plugin plugin = storeHours(STORE_HOURS);

            assertThat(plugin.description())
                    .isEqualTo(
                            new PluginDescription(
                                    "StoreHours",
                                    "Opening hours of a shop",
                                    "0.1.0",
                                    "Gateway Team"));
            assertThat(plugin.selector())
                    .isEqualTo(
                            new Selector.SearchTerms(
                                    List.of("opening hours"),
                                    List.of(new Selector.Pair("shop", "open"))));
            assertThat(plugin.prompting())
                    .isEqualTo(
                            new Prompting(
                                    "You answer for the corner shop.",
                                    Optional.of(ModelId.of("openai:gpt-4-turbo")),
                                    Optional.of(0.0),
                                    Optional.of(256)));
        }

        @Test
        void that_is_always_loaded_needs_nothing_to_search_for() {
            Plugin plugin =
                    storeHours(
                            STORE_HOURS
                                    .replace("directive: search_terms", "directive: always_load")
                                    .replace("strings: [opening hours]", "strings: []")
                                    .replace("    pairs: [[shop, open]]\n", ""));

            assertThat(plugin.selector()).isEqualTo(new Selector.Always());
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"  model: gpt-4-turbo\n", "  temperature: 0.0\n", "  max_tokens: 256\n"})
        void may_leave_the_choice_of_a_model_and_its_sampling_to_others(String line) {
            assertThat(storeHours(STORE_HOURS.replace(line, ""))).isNotNull();
        }
    }

    @Nested
    class WhatIsWrong {

        @ParameterizedTest
        @CsvSource({
            "plugin_name, meta_data, 2",
            "plugin_description, meta_data, 2",
            "plugin_version, meta_data, 2",
            "plugin_author, meta_data, 2",
            "directive, selector, 6",
            "system_prompt, prompting, 11",
            "function_description, function_calling, 16",
        })
        void a_missing_key_is(String key, String parent) {
            String without = STORE_HOURS.replaceFirst("(?m)^  " + key + ":.*\n", "");
            int line =
                    (int)
                                    STORE_HOURS
                                            .substring(0, STORE_HOURS.indexOf(parent + ":"))
                                            .lines()
                                            .count()
                            + 1;

            assertRefused(
                    without,
                    "store-hours.yaml:" + line + ": '" + parent + "." + key + "' is missing");
        }

        @ParameterizedTest
        @CsvSource({"meta_data", "selector", "prompting", "function_calling"})
        void a_missing_part_is(String part) {
            String without = STORE_HOURS.replaceFirst("(?m)^" + part + ":\n(  .*\n)+", "");

            assertRefused(without, "store-hours.yaml:1: '" + part + "' is missing");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "plugin_name: StoreHours | plugin_name: | 2: 'meta_data.plugin_name' is null; it has to be a text",
                    "plugin_name: StoreHours | plugin_name: ' ' | 2: 'meta_data.plugin_name' is blank; it has to be a text",
                    "plugin_name: StoreHours | plugin_name: 7 | 2: 'meta_data.plugin_name' is the number 7; it has to be a text",
                    "plugin_author: Gateway Team | plugin_author: [a] | 5: 'meta_data.plugin_author' is a list; it has to be a text",
                    "plugin_version: 0.1.0 | plugin_version: 0.2.0 | 4: 'meta_data.plugin_version' is not 0.1.0, the only version there is",
                    "plugin_version: 0.1.0 | plugin_version: 0.1 | 4: 'meta_data.plugin_version' is the number 0.1; it has to be a text",
                    "plugin_author: | plugin_autor: x\\n  plugin_author: | 5: 'meta_data.plugin_autor' is not known; known here: plugin_author, plugin_description, plugin_name, plugin_version",
                    "directive: search_terms | directive: sometimes | 7: 'selector.directive' has to be search_terms or always_load",
                    "directive: search_terms | directive: true | 7: 'selector.directive' is true; it has to be a text",
                    "strings: [opening hours] | strings: opening hours | 9: 'selector.search_terms.strings' is a text; it has to be a list",
                    "strings: [opening hours] | strings: [1, x] | 9: 'selector.search_terms.strings[0]' is the number 1; it has to be a text",
                    "strings: [opening hours] | strings: ['?!'] | 9: 'selector.search_terms.strings[0]' has neither letters nor digits, so that nobody says it",
                    "pairs: [[shop, open]] | pairs: [[shop]] | 10: 'selector.search_terms.pairs[0]' has to be a list of two texts",
                    "pairs: [[shop, open]] | pairs: [[a, b, c]] | 10: 'selector.search_terms.pairs[0]' has to be a list of two texts",
                    "pairs: [[shop, open]] | pairs: [[a, null]] | 10: 'selector.search_terms.pairs[0][1]' is null; it has to be a text",
                    "temperature: 0.0 | temperature: warm | 14: 'prompting.temperature' is a text; it has to be a number",
                    "temperature: 0.0 | temperature: -1.5 | 14: 'prompting.temperature' is wrong: 'temperature' is -1.5; it has to be 0 or more and at most 2",
                    "max_tokens: 256 | max_tokens: 0 | 15: 'prompting.max_tokens' is wrong: 'max_tokens' is 0; it has to be 1 or more",
                    "max_tokens: 256 | max_tokens: '256' | 15: 'prompting.max_tokens' is a text; it has to be a whole number",
                    "hours: {mon_fri: 9-18, sat: 10-14} | hours: | 19: 'function_calling.additional_information.hours' is null: say something or take it away",
                    "prompting: | promting: {}\\nprompting: | 11: 'promting' is not known; known here: function_calling, meta_data, prompting, selector",
                })
        void a_value_is(String written, String instead, String problem) {
            assertRefused(
                    STORE_HOURS.replace(written.strip(), instead.strip().replace("\\n", "\n")),
                    "store-hours.yaml:" + problem);
        }

        @Test
        void nothing_to_search_for_is() {
            assertRefused(
                    STORE_HOURS
                            .replace("strings: [opening hours]", "strings: []")
                            .replace("pairs: [[shop, open]]", "pairs: []"),
                    "store-hours.yaml:8: 'selector.search_terms' has neither strings nor pairs, so that nothing brings the plugin in");
        }

        @Test
        void no_search_terms_at_all_are() {
            assertRefused(
                    STORE_HOURS.replaceFirst("  search_terms:\n(    .*\n)+", ""),
                    "store-hours.yaml:6: 'selector.search_terms' is missing");
        }

        @Test
        void no_facts_are() {
            assertRefused(
                    STORE_HOURS.replaceFirst(
                            "additional_information:\n(    .*\n)+", "additional_information: {}\n"),
                    "store-hours.yaml:18: 'function_calling.additional_information' is empty: give one fact or more, each under a name of its own");
        }

        @Test
        void of_several_documents_is_told_together() {
            documents.with("a.yaml", "meta_data: 1\n");
            documents.with("b.yaml", STORE_HOURS.replace("0.1.0", "1"));

            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(plugins::plugins)
                    .withMessage(
                            """
                            a.yaml:1: 'meta_data' is the number 1; it has to be fields and their values
                            a.yaml:1: 'selector' is missing
                            a.yaml:1: 'prompting' is missing
                            a.yaml:1: 'function_calling' is missing
                            b.yaml:4: 'meta_data.plugin_version' is the number 1; it has to be a text""");
        }

        @Test
        void the_same_tool_of_two_plugins_is() {
            documents.with("a.yaml", STORE_HOURS.replace("StoreHours", "Store Hours"));
            documents.with("b.yaml", STORE_HOURS.replace("StoreHours", "Store_Hours"));

            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(plugins::plugins)
                    .withMessage(
                            "a.yaml and b.yaml both make a tool named Store_Hours: give the plugins names that differ");
        }
    }

    @Test
    void plugins_come_by_name() {
        documents.with("a.yaml", STORE_HOURS.replace("StoreHours", "Zebra"));
        documents.with("b.yaml", STORE_HOURS);

        assertThat(plugins.plugins())
                .extracting(Plugin::name)
                .containsExactly("StoreHours", "Zebra");
    }

    @Test
    void a_plugin_is_read_again_only_when_its_text_is_another() {
        Plugin before = storeHours(STORE_HOURS);

        assertThat(storeHours(STORE_HOURS)).isSameAs(before);
        assertThat(storeHours(STORE_HOURS.replace("1 Main St", "2 Main St"))).isNotSameAs(before);
    }

    @Nested
    class Facts {

        @Nested
        class AsTools extends ToolPortContract {

            @Override
            protected ToolPort port() {
                return new ToolSet(new ScriptedTools(), List.of(storeHours(STORE_HOURS).facts()));
            }

            @Override
            protected ToolCall goodCall() {
                return new ToolCall("call-1", "StoreHours", "{\"inquiry_type\":\"hours\"}");
            }
        }

        @Test
        void are_asked_for_by_one_tool_that_names_them() {
            assertThat(storeHours(STORE_HOURS).facts().definition())
                    .isEqualTo(
                            new ToolDefinition(
                                    "StoreHours",
                                    "Facts on the corner shop",
                                    "{\"type\":\"object\",\"properties\":{\"inquiry_type\":{\"type\":\"string\",\"enum\":[\"hours\",\"address\"],\"description\":\"what to look up\"}},\"required\":[\"inquiry_type\"],\"additionalProperties\":false}"));
        }

        @ParameterizedTest
        @CsvSource({
            "Store Hours, Store_Hours",
            "Café-Zeiten, Caf_-Zeiten",
            "營業時間, ____",
            "a/b.c:d_e-f, a_b_c_d_e-f",
        })
        void are_a_tool_named_after_the_plugin(String plugin, String tool) {
            assertThat(
                            storeHours(STORE_HOURS.replace("StoreHours", plugin))
                                    .facts()
                                    .definition()
                                    .name())
                    .isEqualTo(tool);
        }

        @Test
        void of_a_plugin_with_a_long_name_are_a_tool_with_a_shorter_one() {
            assertThat(
                            storeHours(STORE_HOURS.replace("StoreHours", "x".repeat(100)))
                                    .facts()
                                    .definition()
                                    .name())
                    .isEqualTo("x".repeat(64));
        }

        @Test
        void are_the_json_of_what_is_written() {
            Plugin plugin =
                    storeHours(
                            STORE_HOURS.replace(
                                    "address: 1 Main St",
                                    """
                                    address:
                                          founded: 1998-04-01
                                          floors: 2
                                          rating: 4.50
                                          parking: false
                                          fax: null
                                          nearby: [bakery, {name: "the \\"Crown\\"", metres: 80}]
                                    """
                                            .strip()));

            assertThat(ask(plugin, "{\"inquiry_type\":\"address\"}"))
                    .isEqualTo(
                            new ToolResult(
                                    "call-1",
                                    "{\"founded\":\"1998-04-01\",\"floors\":2,\"rating\":4.50,\"parking\":false,\"fax\":null,\"nearby\":[\"bakery\",{\"name\":\"the \\\"Crown\\\"\",\"metres\":80}]}",
                                    false));
            assertThat(ask(plugin, "{\"inquiry_type\":\"hours\"}").content())
                    .isEqualTo("{\"mon_fri\":\"9-18\",\"sat\":\"10-14\"}");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "{}",
                    "{\"inquiry_type\":\"prices\"}",
                    "{\"inquiry_type\":null}",
                    "{\"inquiry_type\":[\"hours\"]}",
                    "{\"inquiry_type\":\"hours\"",
                    "{\"inquiry_type\":\"hours\"} and more",
                    "{\"other\":{\"inquiry_type\":\"hours\"}}",
                    "\"hours\"",
                })
        void that_are_not_there_are_an_error_that_names_those_that_are(String arguments) {
            assertThat(ask(storeHours(STORE_HOURS), arguments))
                    .isEqualTo(
                            new ToolResult(
                                    "call-1",
                                    "the arguments have to be a JSON object whose inquiry_type is one of: hours, address",
                                    true));
        }
    }
}
