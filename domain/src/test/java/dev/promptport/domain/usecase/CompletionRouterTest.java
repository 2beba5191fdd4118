package dev.promptport.domain.usecase;

import static dev.promptport.domain.failure.Refusals.assertInvalid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CompletionRouterTest {

    private static final ModelId T5 = ModelId.of("local:t5-mini");
    private static final ModelId GPT = ModelId.of("openai:gpt-4");
    private static final ModelId CLAUDE = ModelId.of("bedrock:claude");

    private final ScriptedCompletions local =
            new ScriptedCompletions(T5).answering("Hello", "local");
    private final ScriptedCompletions bedrock =
            new ScriptedCompletions(CLAUDE).answering("Hello", "bedrock");
    private final CompletionRouter router =
            CompletionRouter.builder()
                    .provider("local", local)
                    .provider("bedrock", bedrock, bedrock)
                    .alias("fast", T5)
                    .alias("openai:gpt-4", CLAUDE)
                    .build();

    @Nested
    class Routing {

        @Test
        void goesByTheProviderOfTheModel() {
            assertThat(router.complete(to(T5)).text()).isEqualTo("local");
            assertThat(router.complete(to(CLAUDE)).text()).isEqualTo("bedrock");
        }

        @Test
        void goesByTheProviderForStreamsToo() {
            StringBuilder streamed = new StringBuilder();

            assertThat(router.stream(to(CLAUDE), streamed::append).text()).isEqualTo("bedrock");
            assertThat(streamed).contains("bedrock");
        }

        @Test
        void putsTheModelInThePlaceOfItsAlias() {
            assertThat(router.complete(to(GPT)).model()).isEqualTo(CLAUDE);
            assertThat(router.stream(to(GPT), _ -> {}).model()).isEqualTo(CLAUDE);
        }

        @Test
        void leavesTheNameToTheProvider() {
            assertThatThrownBy(() -> router.complete(to(ModelId.of("local:t6"))))
                    .isInstanceOf(UnknownModel.class)
                    .hasMessage("only local:t5-mini is scripted");
        }

        @Test
        void saysWhatIsKnownWhenTheProviderIsNot() {
            ModelId unknown = ModelId.of("sagemaker:mistral");

            assertThatThrownBy(() -> router.complete(to(unknown)))
                    .hasMessage(
                            "no model is named 'sagemaker:mistral'; the providers here are bedrock, local;"
                                    + " the aliases fast, openai:gpt-4")
                    .isInstanceOfSatisfying(
                            UnknownModel.class,
                            failure -> assertThat(failure.model()).isEqualTo(unknown));
        }
    }

    @Nested
    class Names {

        @Test
        void mayBeAliases() {
            assertThat(router.named("fast")).isEqualTo(T5);
            assertThat(router.named("openai:gpt-4")).isEqualTo(CLAUDE);
        }

        @Test
        void mayBeModels() {
            assertThat(router.named("local:t5-mini")).isEqualTo(T5);
        }

        @Test
        void areRefusedWhenTheyAreNeither() {
            assertInvalid(
                    "model",
                    "no model has that name; the providers here are bedrock, local; the aliases fast, openai:gpt-4",
                    () -> router.named("slow"));
            assertThatThrownBy(() -> router.named("sagemaker:mistral"))
                    .isInstanceOf(UnknownModel.class);
        }
    }

    @Nested
    class Wiring {

        @Test
        void needsAProvider() {
            assertThatThrownBy(() -> CompletionRouter.builder().build())
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage("no provider of models is set up");
        }

        @Test
        void needsTheProvidersOfItsAliases() {
            assertThatThrownBy(
                            () ->
                                    CompletionRouter.builder()
                                            .provider("local", local)
                                            .alias("smart", CLAUDE)
                                            .build())
                    .isInstanceOf(Misconfigured.class)
                    .hasMessage(
                            "the alias 'smart' stands for 'bedrock:claude', whose provider is not set up");
        }

        @Test
        void needsNoAliases() {
            CompletionRouter plain = CompletionRouter.builder().provider("local", local).build();

            assertThatThrownBy(() -> plain.complete(to(GPT)))
                    .hasMessage("no model is named 'openai:gpt-4'; the providers here are local");
        }
    }

    private static CompletionRequest to(ModelId model) {
        return CompletionRequest.of(model, "Hello", Sampling.DEFAULT, Deadline.none());
    }
}
