package dev.promptport.function.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.fake.KeywordClassifier;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.http.provider.ClassificationProvider;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

class ProvidersTest {

    private static final ModelId MODEL = ModelId.of("scripted:m");

    private final ScriptedCompletions port =
            new ScriptedCompletions(MODEL).answering("hello", "hello to you");
    private final AtomicInteger preparations = new AtomicInteger();

    private static ModelSetting set(String model) {
        return new ModelSetting("chat", "CHAT_MODEL", Optional.of(ModelId.of(model)));
    }

    private static CompletionRequest ask(String model) {
        return CompletionRequest.of(
                ModelId.of(model), "hello", Sampling.DEFAULT, Deadline.in(Duration.ofSeconds(5)));
    }

    @Nested
    class Of_completions {

        private ApplicationContext process() {
            return EnvironmentSettings.start(
                    Map.of(),
                    new CompletionProvider("scripted", port, port, preparations::incrementAndGet));
        }

        @Test
        void answer_for_their_models() {
            try (ApplicationContext process = process()) {
                CompletionModels models = process.getBean(CompletionModels.class);

                assertThat(models.complete(ask("scripted:m")).text()).isEqualTo("hello to you");
                assertThat(models.stream(ask("scripted:m"), _ -> {}).text())
                        .isEqualTo("hello to you");
            }
        }

        @Test
        void are_prepared_when_a_function_is_set_to_them() {
            try (ApplicationContext process = process()) {
                CompletionModels models = process.getBean(CompletionModels.class);
                assertThat(preparations).hasValue(0);

                models.prepare(set("scripted:m"));

                assertThat(preparations).hasValue(1);
            }
        }

        @Test
        void on_aws_are_there_but_not_reached_for_before_they_are_needed() {
            try (ApplicationContext process =
                    EnvironmentSettings.start(Map.of("AWS_REGION", "nowhere"))) {
                CompletionModels models = process.getBean(CompletionModels.class);

                assertThatExceptionOfType(Misconfigured.class)
                        .isThrownBy(() -> models.prepare(set("elsewhere:gpt")))
                        .withMessage(
                                "CHAT_MODEL is 'elsewhere:gpt', but the providers of such models here are bedrock, openai, sagemaker");
                assertThatExceptionOfType(Misconfigured.class)
                        .isThrownBy(() -> models.prepare(set("bedrock:m")))
                        .withMessageStartingWith("AWS_REGION is 'nowhere'");
                assertThatExceptionOfType(Misconfigured.class)
                        .isThrownBy(() -> models.complete(ask("sagemaker:m")))
                        .withMessageStartingWith("AWS_REGION is 'nowhere'");
            }
        }
    }

    @Nested
    class Of_classifications {

        private final ClassificationModels models =
                new ClassificationModels(
                        List.of(
                                new ClassificationProvider(
                                        "scripted",
                                        new KeywordClassifier(MODEL, Map.of()),
                                        preparations::incrementAndGet)));

        private ClassificationRequest ask(String model) {
            return new ClassificationRequest(
                    ModelId.of(model), "hello", 1, Deadline.in(Duration.ofSeconds(5)));
        }

        @Test
        void answer_for_their_models() {
            models.prepare(set("scripted:m"));

            assertThat(models.classify(ask("scripted:m")).model()).isEqualTo(MODEL);
            assertThat(preparations).hasValue(1);
        }

        @Test
        void say_which_there_are() {
            assertThatExceptionOfType(UnknownModel.class)
                    .isThrownBy(() -> models.classify(ask("other:m")))
                    .withMessage(
                            "no model is named 'other:m'; the providers of such models here are scripted");
        }
    }
}
