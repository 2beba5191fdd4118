package dev.promptport.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.PromptPortContract;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

class YamlPromptsTest {

    private static final String GRAMMAR =
            """
            title: Grammar
            system_prompt: Correct the text.
            """;

    private static final PromptId ID = new PromptId("grammar");

    private final Documents documents = new Documents();
    private final YamlPrompts prompts = new YamlPrompts(documents);

    private PromptTemplate grammar(String yaml) {
        documents.with("grammar.yaml", yaml);
        return prompts.find(ID).orElseThrow();
    }

    private void assertRefused(String yaml, String... problems) {
        documents.with("grammar.yaml", yaml);
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> prompts.find(ID))
                .withMessage(String.join("\n", problems));
    }

    @Nested
    class AsPrompts extends PromptPortContract {

        @Override
        protected PromptPort port() {
            return new YamlPrompts(
                    new Documents()
                            .with("translate.yml", GRAMMAR)
                            .with("more/grammar.yaml", GRAMMAR)
                            .with("summarize.yaml", GRAMMAR));
        }
    }

    @Nested
    class AnApp {

        @Test
        void says_all_there_is_to_say() {
            assertThat(
                            grammar(
                                    """
                                    slug: grammar
                                    title: Grammar
                                    system_prompt: |
                                      Correct "the text".
                                      Keep {{braces}} and 😀.
                                    model: bedrock:anthropic.claude-v2:1
                                    temperature: 0
                                    max_tokens: 256
                                    top_p: 0.9
                                    frequency_penalty: -1
                                    presence_penalty: 0.5
                                    stop: ["\\n\\n", END]
                                    sample_input: she broked it
                                    tags: [text, english]
                                    """))
                    .isEqualTo(
                            new PromptTemplate(
                                    ID,
                                    "Grammar",
                                    "Correct \"the text\".\nKeep {{braces}} and \uD83D\uDE00.\n",
                                    Optional.of(ModelId.of("bedrock:anthropic.claude-v2:1")),
                                    Sampling.builder()
                                            .temperature(0.0)
                                            .maxTokens(256)
                                            .topP(0.9)
                                            .frequencyPenalty(-1.0)
                                            .presencePenalty(0.5)
                                            .stop(List.of("\n\n", "END"))
                                            .build(),
                                    "she broked it",
                                    List.of("text", "english")));
        }

        @Test
        void needs_a_title_and_instructions_only() {
            assertThat(grammar(GRAMMAR))
                    .isEqualTo(
                            new PromptTemplate(
                                    ID,
                                    "Grammar",
                                    "Correct the text.",
                                    Optional.empty(),
                                    Sampling.DEFAULT,
                                    "",
                                    List.of()));
        }

        @ParameterizedTest
        @CsvSource({
            "gpt-4-turbo, openai:gpt-4-turbo",
            "local:t5-mini, local:t5-mini",
            "sagemaker:x:y, sagemaker:x:y"
        })
        void runs_on_openais_model_when_no_provider_is_named(String written, String meant) {
            assertThat(grammar(GRAMMAR + "model: " + written).model()).hasValue(ModelId.of(meant));
        }

        @Test
        void goes_by_the_name_of_its_file() {
            assertRefused(
                    GRAMMAR + "slug: other\n",
                    "grammar.yaml:3: 'slug' differs from the file's name, grammar: leave it out or rename the file");
        }
    }

    @Nested
    class AWrongDocument {

        @Test
        void is_told_all_that_is_wrong_with_it() {
            assertRefused(
                    """
                    titel: Grammar
                    system_prompt:
                    model: "a b:x"
                    temperature: 3
                    max_tokens: 2.5
                    top_p: high
                    stop: END
                    sample_input: [x]
                    tags: [a, 1, " "]
                    tags: []
                    """,
                    "grammar.yaml:1: 'title' is missing",
                    "grammar.yaml:1: 'titel' is not known; known here: frequency_penalty, max_tokens, model, presence_penalty, sample_input, slug, stop, system_prompt, tags, temperature, title, top_p",
                    "grammar.yaml:2: 'system_prompt' is null; it has to be a text",
                    "grammar.yaml:3: 'model' is wrong: a model's provider is lower-case letters, digits and dashes",
                    "grammar.yaml:4: 'temperature' is wrong: 'temperature' is 3.0; it has to be 0 or more and at most 2",
                    "grammar.yaml:5: 'max_tokens' is the number 2.5; it has to be a whole number",
                    "grammar.yaml:6: 'top_p' is a text; it has to be a number",
                    "grammar.yaml:7: 'stop' is a text; it has to be a list",
                    "grammar.yaml:8: 'sample_input' is a list; it has to be a text",
                    "grammar.yaml:9: 'tags[1]' is the number 1; it has to be a text",
                    "grammar.yaml:9: 'tags[2]' is blank; it has to be a text",
                    "grammar.yaml:10: 'tags' is there already, on line 9: keep one");
        }

        @Test
        void takes_away_no_other_app() {
            documents.with("grammar.yaml", "title: x").with("translate.yaml", GRAMMAR);

            assertThat(prompts.find(new PromptId("translate"))).isPresent();
            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(prompts::list)
                    .withMessage("grammar.yaml:1: 'system_prompt' is missing");
        }

        @Test
        void is_no_list() {
            assertRefused(
                    "- a",
                    "grammar.yaml:1: the document is a list; it has to be fields and their values");
        }

        @Test
        void has_a_name_no_app_can_have() {
            documents.with("Grammar 2.yaml", GRAMMAR);

            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(prompts::list)
                    .withMessageStartingWith(
                            "Grammar 2.yaml:1: the document is in a file that cannot be named so: ");
        }

        @Test
        void is_a_second_one_of_its_name() {
            documents.with("grammar.yaml", GRAMMAR).with("old/grammar.yml", GRAMMAR);
            documents.with("translate.yaml", GRAMMAR);

            assertThatExceptionOfType(Misconfigured.class)
                    .isThrownBy(() -> prompts.find(ID))
                    .withMessage(
                            "grammar.yaml and old/grammar.yml are one app by name: keep one of them");
            assertThat(prompts.find(new PromptId("translate"))).isPresent();
        }
    }

    @Nested
    class DocumentsThatChange {

        @Test
        void are_read_again_where_they_did_and_nowhere_else() {
            documents.with("translate.yaml", GRAMMAR);
            PromptTemplate before = grammar(GRAMMAR);
            PromptTemplate translate = prompts.find(new PromptId("translate")).orElseThrow();

            assertThat(grammar(GRAMMAR)).isSameAs(before);
            assertThat(grammar(GRAMMAR.replace("Grammar", "New")).title()).isEqualTo("New");
            assertThat(prompts.find(new PromptId("translate")).orElseThrow()).isSameAs(translate);
        }

        @Test
        void are_gone_when_they_are_taken_away() {
            var _ = grammar(GRAMMAR);

            documents.without("grammar.yaml");

            assertThat(prompts.find(ID)).isEmpty();
        }
    }

    @Test
    void a_place_that_cannot_be_read_is_told_as_it_is() {
        PromptPort unreadable =
                new YamlPrompts(
                        () -> {
                            throw new Unavailable("the bucket is away", Duration.ZERO, null);
                        });

        assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> unreadable.find(ID));
        assertThatExceptionOfType(Unavailable.class).isThrownBy(unreadable::list);
    }
}
