package dev.promptport.function.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.usecase.ModelChoice;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.function.models.CompletionModels;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

class ChatModelTest {

    private static final String NO_KEY = "there is no key for OpenAI: set OPENAI_API_KEY";

    private static void with(
            Optional<String> missing, Map<String, String> settings, Consumer<ChatModel> test) {
        ScriptedCompletions port = new ScriptedCompletions(ModelId.of("openai:any"));
        CompletionProvider openAi = new CompletionProvider("openai", port, port, missing, () -> {});
        Map<String, String> environment = new HashMap<>(settings);
        try (ApplicationContext context = EnvironmentSettings.start(environment, openAi)) {
            test.accept(
                    ChatModel.of(
                            "some-chat",
                            context.getEnvironment(),
                            context.getBean(CompletionModels.class),
                            () -> {}));
        }
    }

    @Test
    void is_the_references_where_openai_is_set_up() {
        with(
                Optional.empty(),
                Map.of(),
                model -> {
                    assertThat(model.choice())
                            .isEqualTo(new ModelChoice(ModelId.of("openai:gpt-4-turbo"), false));
                    assertThat(model.missing()).isEmpty();
                    assertThat(model.model()).isEqualTo("openai:gpt-4-turbo");
                });
    }

    @Test
    void is_the_operators_whatever_others_prefer() {
        with(
                Optional.empty(),
                Map.of("SOME_CHAT_MODEL", "bedrock:m", "SOME_CHAT_DEFAULT_MODEL", "local:t5"),
                model ->
                        assertThat(model.choice())
                                .isEqualTo(new ModelChoice(ModelId.of("bedrock:m"), true)));
    }

    @Test
    void is_not_the_stand_in_where_openai_is_set_up() {
        with(
                Optional.empty(),
                Map.of("SOME_CHAT_DEFAULT_MODEL", "local:t5"),
                model ->
                        assertThat(model.choice())
                                .isEqualTo(
                                        new ModelChoice(ModelId.of("openai:gpt-4-turbo"), false)));
    }

    @Test
    void is_the_stand_in_where_openai_is_not_set_up_whatever_others_prefer_of_it() {
        with(
                Optional.of(NO_KEY),
                Map.of("SOME_CHAT_DEFAULT_MODEL", "local:t5"),
                model ->
                        assertThat(model.choice())
                                .isEqualTo(new ModelChoice(ModelId.of("local:t5"), true)));
    }

    @Test
    void without_any_names_the_settings() {
        with(
                Optional.of(NO_KEY),
                Map.of(),
                model -> {
                    assertThat(model.model()).isEqualTo("none");
                    assertThat(model.missing().orElseThrow())
                            .startsWith(NO_KEY)
                            .contains("SOME_CHAT_MODEL");
                    assertThatExceptionOfType(Misconfigured.class).isThrownBy(model::choice);
                });
    }

    @Test
    void is_written_with_its_provider() {
        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> with(Optional.empty(), Map.of("SOME_CHAT_MODEL", "gpt"), _ -> {}))
                .withMessageStartingWith("SOME_CHAT_MODEL is 'gpt'");
    }
}
