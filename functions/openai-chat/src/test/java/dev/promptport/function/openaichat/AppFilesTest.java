package dev.promptport.function.openaichat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.document.Document;
import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;
import dev.promptport.yaml.ClassPathDocuments;
import dev.promptport.yaml.YamlPrompts;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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

/** The apps the function carries, and that the published schema and the reader say the same. */
class AppFilesTest {

    private static final ClassPathDocuments CARRIED =
            new ClassPathDocuments(
                    AppFilesTest.class.getClassLoader(), "promptport/apps", DocumentLimits.YAML);
    private static final YamlPrompts APPS = new YamlPrompts(CARRIED);
    private static final Schema SCHEMA = schema();

    private static final String GOOD = "title: Grammar\nsystem_prompt: Correct the text.\n";

    private static Schema schema() {
        try (InputStream text =
                Files.newInputStream(Path.of("../../docs/schemas/app.schema.json"))) {
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

    private static List<PromptTemplate> read(String yaml) {
        return new YamlPrompts(() -> List.of(new Document("grammar.yaml", yaml))).list();
    }

    static List<Document> carried() {
        return CARRIED.documents();
    }

    @ParameterizedTest
    @MethodSource("carried")
    void each_is_as_the_schema_says_and_can_be_read(Document document) {
        assertThat(breaches(document.text())).isEmpty();

        PromptId id = new PromptId(document.name().replaceFirst("\\.yaml$", ""));
        assertThat(APPS.find(id))
                .hasValueSatisfying(
                        app -> {
                            assertThat(app.sampleInput()).isNotBlank();
                            assertThat(app.tags()).isNotEmpty();
                            assertThat(app.systemPrompt()).hasSizeGreaterThan(100);
                        });
    }

    @Test
    void titles_and_instructions_differ() {
        assertThat(APPS.list())
                .hasSize(30)
                .extracting(PromptTemplate::title)
                .doesNotHaveDuplicates();
        assertThat(APPS.list()).extracting(PromptTemplate::systemPrompt).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "default-grammar, gpt-4-turbo, 1, 4096",
        "default-summarize, gpt-4-turbo, 0, 1024",
        "default-parse-data, gpt-4-turbo, 0, 256",
        "default-emoji-translation, gpt-4-turbo, 0.8, 256",
        "default-time-complexity, gpt-4-turbo, 0, 256",
        "default-explain-code, gpt-4, 0, 1024",
        "default-keywords, gpt-4-turbo, 0.5, 256",
        "default-product-name-gen, gpt-4-turbo, 0.8, 256",
        "default-fix-python-bugs, gpt-4, 0, 1024",
        "default-spreadsheet-gen, gpt-4-turbo, 0.5, 256",
        "default-tweet-classifier, gpt-4-turbo, 0, 256",
        "default-airport-codes, gpt-4-turbo, 0, 256",
        "default-mood-color, gpt-4-turbo, 0, 256",
        "default-vr-fitness, gpt-4-turbo, 0.6, 256",
        "default-marv-sarcastic-chat, gpt-4-turbo, 0.5, 256",
        "default-turn-by-turn-directions, gpt-4-turbo, 0.3, 256",
        "default-interview-questions, gpt-4-turbo, 0.5, 1024",
        "default-function-from-spec, gpt-4, 0, 1024",
        "default-code-improvement, gpt-4, 0, 1024",
        "default-single-page-website, gpt-4, 0, 2048",
        "default-rap-battle, gpt-4, 0.8, 1024",
        "default-memo-writer, gpt-4, 0, 1024",
        "default-emoji-chatbot, gpt-4, 0.8, 256",
        "default-translation, gpt-4, 0, 256",
        "default-socratic-tutor, gpt-4, 0.8, 1024",
        "default-sql-translate, gpt-4, 0, 1024",
        "default-meeting-notes-summarizer, gpt-4, 0, 1024",
        "default-review-classifier, gpt-4, 0, 1024",
        "default-pro-con-discusser, gpt-4, 0.8, 1024",
        "default-lesson-plan-writer, gpt-4, 0.8, 2048",
    })
    void each_has_its_model_and_sampling(
            String slug, String model, double temperature, int maxTokens) {
        PromptTemplate app = APPS.find(new PromptId(slug)).orElseThrow();

        assertThat(app.model()).hasValue(new ModelId("openai", model));
        assertThat(app.sampling().temperature()).isEqualTo(temperature);
        assertThat(app.sampling().maxTokens()).isEqualTo(maxTokens);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "slug: grammar\n",
                "model: gpt-4\n",
                "model: bedrock:anthropic.claude-v2:1\n",
                "temperature: 0\ntop_p: 1\nmax_tokens: 1\n",
                "temperature: 2\ntop_p: 0.01\nmax_tokens: 256.0\n",
                "frequency_penalty: -2\npresence_penalty: 2\n",
                "stop: []\ntags: []\n",
                "stop: [\"\\n\"]\nsample_input: 'null'\n",
            })
    void schema_and_reader_accept_the_same(String more) {
        assertThat(breaches(GOOD + more)).isEmpty();
        assertThat(read(GOOD + more)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- title",
                "title",
                "{}",
                "title: Grammar\n",
                "system_prompt: Correct.\n",
                "title: ' '\nsystem_prompt: Correct.\n",
                "title: Grammar\nsystem_prompt:\n",
                "title: 1\nsystem_prompt: Correct.\n",
                "title: Grammar\nsystem_prompt: [Correct.]\n",
                GOOD + "titel: x\n",
                GOOD + "slug: Grammar\n",
                GOOD + "slug: grammar_2\n",
                GOOD + "slug: 7\n",
                GOOD + "model: ''\n",
                GOOD + "model: 4\n",
                GOOD + "model: 'OpenAI:gpt-4'\n",
                GOOD + "model: ':gpt-4'\n",
                GOOD + "model: 'openai:'\n",
                GOOD + "temperature: -0.1\n",
                GOOD + "temperature: 2.1\n",
                GOOD + "temperature: '1'\n",
                GOOD + "temperature: null\n",
                GOOD + "max_tokens: 0\n",
                GOOD + "max_tokens: 1.5\n",
                GOOD + "max_tokens: 2147483648\n",
                GOOD + "max_tokens: many\n",
                GOOD + "top_p: 0\n",
                GOOD + "top_p: 1.1\n",
                GOOD + "frequency_penalty: -2.1\n",
                GOOD + "presence_penalty: 2.1\n",
                GOOD + "stop: END\n",
                GOOD + "stop: ['']\n",
                GOOD + "stop: [1, 2]\n",
                GOOD + "stop: [a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a, a]\n",
                GOOD + "sample_input: ''\n",
                GOOD + "sample_input: true\n",
                GOOD + "tags: text\n",
                GOOD + "tags: [text, null]\n",
            })
    void schema_and_reader_refuse_the_same(String yaml) {
        assertThat(breaches(yaml)).isNotEmpty();
        assertThatExceptionOfType(Misconfigured.class).isThrownBy(() -> read(yaml));
    }
}
