package dev.promptport.function.functioncalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.plugin.Plugin;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.yaml.ClassPathDocuments;
import dev.promptport.yaml.YamlPlugins;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The plugins the function carries, and that the published schema and the reader say the same. */
class PluginFilesTest {

    private static final ClassPathDocuments CARRIED =
            new ClassPathDocuments(
                    PluginFilesTest.class.getClassLoader(),
                    "promptport/plugins",
                    DocumentLimits.YAML);
    private static final YamlPlugins PLUGINS = new YamlPlugins(CARRIED);
    private static final Schema SCHEMA = schema();

    private static final String GOOD =
            """
            meta_data:
              plugin_name: Ferry
              plugin_description: A ferry
              plugin_version: 0.1.0
              plugin_author: Somebody
            selector:
              directive: search_terms
              search_terms: {strings: [crossing], pairs: [[ferry, leave]]}
            prompting: {system_prompt: You sell tickets., model: gpt-4, temperature: 0.1, max_tokens: 77}
            function_calling:
              function_description: Facts
              additional_information: {pier: North, 2026: [1, 2.5, true, null, {}]}
            """;

    private static Schema schema() {
        try (InputStream text =
                Files.newInputStream(Path.of("../../docs/schemas/plugin.schema.json"))) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Error> breaches(String yaml) {
        Load load = new Load(LoadSettings.builder().setSchema(new CoreSchema()).build());
        return SCHEMA.validate(new JsonMapper().valueToTree(load.loadFromString(yaml)));
    }

    private static List<Plugin> read(String yaml) {
        return new YamlPlugins(() -> List.of(new Document("ferry.yaml", yaml))).plugins();
    }

    private static Plugin carried(String name) {
        return PLUGINS.plugins().stream()
                .filter(plugin -> plugin.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static String fact(String plugin, String inquiry) {
        Plugin found = carried(plugin);
        String tool = found.facts().definition().name();
        return found.facts()
                .call(new ToolCall("call-1", tool, "{\"inquiry_type\":\"" + inquiry + "\"}"))
                .content();
    }

    static List<Document> carried() {
        return CARRIED.documents();
    }

    @ParameterizedTest
    @MethodSource("carried")
    void each_is_as_the_schema_says_and_can_be_read(Document document) {
        assertThat(breaches(document.text())).isEmpty();
        assertThat(read(document.text())).hasSize(1);
    }

    @Test
    void each_has_a_tool_of_its_own() {
        assertThat(PLUGINS.plugins())
                .extracting(plugin -> plugin.facts().definition().name())
                .containsExactly("Larchwood_Hut", "ServiceDesk", "StoreHours");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "StoreHours     | When does the SHOP open?               | true",
                "StoreHours     | What are the hours of opening, please? | true",
                "StoreHours     | tell me about the Corner Shop          | true",
                "StoreHours     | When does the museum open?             | false",
                "Larchwood Hut  | is there a bed at the hut              | true",
                "Larchwood Hut  | how do I get to larchwood              | true",
                "Larchwood Hut  | where can I buy a hat                  | false",
                "ServiceDesk    | anything at all                        | true",
            })
    void each_comes_when_it_should(String plugin, String said, boolean selected) {
        assertThat(carried(plugin).selector().selects(List.of(said))).isEqualTo(selected);
    }

    @Test
    void each_knows_its_facts() {
        assertThat(fact("StoreHours", "hours"))
                .isEqualTo(
                        "{\"monday_to_friday\":\"9:00-18:00\",\"saturday\":\"10:00-14:00\",\"sunday\":\"closed\"}");
        assertThat(fact("ServiceDesk", "about")).startsWith("\"A demonstration");
        assertThat(fact("Larchwood Hut", "season"))
                .startsWith("{\"summer\":{\"from\":\"2026-06-13\"");
        assertThat(fact("Larchwood Hut", "prices")).contains("\"adult\":28.50");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "Ferry | Ferry",
                "directive: search_terms | directive: always_load",
                "{strings: [crossing], pairs: [[ferry, leave]]} | {strings: [crossing]}",
                "{strings: [crossing], pairs: [[ferry, leave]]} | {pairs: [[ferry, leave]]}",
                ", model: gpt-4, temperature: 0.1, max_tokens: 77 | ``",
                "model: gpt-4 | model: bedrock:x:1",
            })
    void schema_and_reader_accept_the_same(String written, String instead) {
        String yaml = GOOD.replace(written, instead);

        assertThat(breaches(yaml)).isEmpty();
        assertThat(read(yaml)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plugin_name: Ferry | plugin_name:",
                "plugin_name: Ferry | plugin_name: ' '",
                "plugin_name: Ferry | plugin_name: 7",
                "plugin_name: Ferry | plugin_title: Ferry",
                "plugin_description: A ferry | plugin_description: []",
                "plugin_version: 0.1.0 | plugin_version: 0.1.1",
                "plugin_version: 0.1.0 | plugin_version: 0.1",
                "plugin_author: Somebody | plugin_author: null",
                "directive: search_terms | directive: always",
                "directive: search_terms | directive: []",
                "directive: search_terms | `# none`",
                "search_terms: {strings: [crossing], pairs: [[ferry, leave]]} | `# none`",
                "{strings: [crossing], pairs: [[ferry, leave]]} | {}",
                "{strings: [crossing], pairs: [[ferry, leave]]} | {strings: [], pairs: []}",
                "{strings: [crossing], pairs: [[ferry, leave]]} | [crossing]",
                "strings: [crossing] | strings: crossing",
                "strings: [crossing] | strings: [1]",
                "strings: [crossing] | strings: ['?']",
                "strings: [crossing] | terms: [crossing]",
                "[[ferry, leave]] | [ferry, leave]",
                "[[ferry, leave]] | [[ferry]]",
                "[[ferry, leave]] | [[ferry, will, leave]]",
                "[[ferry, leave]] | [[ferry, null]]",
                "system_prompt: You sell tickets. | system_prompt: ''",
                "system_prompt: You sell tickets., | ``",
                "model: gpt-4 | model: 4",
                "model: gpt-4 | model: ':4'",
                "temperature: 0.1 | temperature: -1.5",
                "temperature: 0.1 | temperature: warm",
                "max_tokens: 77 | max_tokens: 0",
                "max_tokens: 77 | max_tokens: 7.7",
                "max_tokens: 77 | top_p: 1",
                "function_description: Facts | function_description: 1",
                "{pier: North, 2026: [1, 2.5, true, null, {}]} | {}",
                "{pier: North, 2026: [1, 2.5, true, null, {}]} | []",
                "pier: North | pier: null",
                "function_calling: | more: 1\\nfunction_calling:",
                "function_calling: | calling:",
            })
    void schema_and_reader_refuse_the_same(String written, String instead) {
        String yaml = GOOD.replace(written, instead.replace("\\n", "\n"));

        assertThat(yaml).isNotEqualTo(GOOD);
        assertThat(breaches(yaml)).isNotEmpty();
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> read(yaml));
    }
}
