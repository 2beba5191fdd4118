package dev.promptport.function.toxicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.provider.ClassificationProvider;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.http.setting.EnvironmentSettings;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

class ToxicitySettingsTest {

    private static final ClassificationProvider FIXED =
            new ClassificationProvider(
                    "fixed",
                    request ->
                            new Classification(
                                    request.model(), List.of(new LabelScore("fine", 0.25))));

    private static void with(
            Map<String, String> environment, Consumer<ApplicationContext> assertions) {
        try (ApplicationContext context = EnvironmentSettings.start(environment, FIXED)) {
            assertions.accept(context);
        }
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
    }

    @Test
    void have_defaults() {
        with(
                Map.of(),
                context -> {
                    ToxicitySettings settings = context.getBean(ToxicitySettings.class);
                    assertThat(settings.labels()).isEqualTo(3);
                    assertThat(settings.usualForm()).isEqualTo(LabelForm.ARRAYS);
                    assertThat(settings.mostCharacters()).isEqualTo(10_000);
                    assertThat(settings.mostLabels()).isEqualTo(100);
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(60));
                });
    }

    @Test
    void come_from_the_environment() {
        with(
                Map.of(
                        "TOXICITY_TOP", "1",
                        "TOXICITY_FORM", "objects",
                        "TOXICITY_MAX_CHARACTERS", "2",
                        "TOXICITY_MAX_LABELS", "3",
                        "TOXICITY_TIMEOUT", "4s"),
                context -> {
                    ToxicitySettings settings = context.getBean(ToxicitySettings.class);
                    assertThat(settings.labels()).isEqualTo(1);
                    assertThat(settings.usualForm()).isEqualTo(LabelForm.OBJECTS);
                    assertThat(settings.mostCharacters()).isEqualTo(2);
                    assertThat(settings.mostLabels()).isEqualTo(3);
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(4));
                });
    }

    @Test
    void can_make_objects_the_usual_answer() {
        try (LambdaEdge edge =
                new LambdaEdge(
                        "toxicity",
                        Payload.V2,
                        Map.of("TOXICITY_MODEL", "fixed:one", "TOXICITY_FORM", "objects"),
                        FIXED)) {
            LambdaReply reply = edge.get("/?q=hello");

            assertThat(reply.header("content-type")).startsWith("application/json");
            assertThat(reply.body())
                    .isEqualTo(
                            "{\"model\":\"fixed:one\",\"labels\":[{\"label\":\"fine\",\"probability\":0.25}]}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TOXICITY_TOP, 0",
        "TOXICITY_FORM, table",
        "TOXICITY_MAX_CHARACTERS, many",
        "TOXICITY_MAX_LABELS, -1",
        "TOXICITY_TIMEOUT, soon",
        "TOXICITY_MODEL, bert",
        "TOXICITY_MODEL, openai:moderation"
    })
    void that_cannot_be_read_end_the_start(String name, String value) {
        Map<String, String> environment = new HashMap<>();
        environment.put("TOXICITY_MODEL", "fixed:one");
        environment.put(name, value);

        Throwable thrown = catchThrowable(() -> with(environment, _ -> {}));

        assertThat(causes(thrown))
                .filteredOn(Misconfigured.class::isInstance)
                .anySatisfy(
                        cause ->
                                assertThat(cause)
                                        .hasMessageStartingWith(name + " is '" + value + "'"));
    }

    @ParameterizedTest
    @CsvSource({
        "TOXICITY_MODEL, sagemaker:bert, sagemaker:bert",
        "TOXICITY_ENDPOINT_NAME, sagemaker-scikit-learn-1, sagemaker:sagemaker-scikit-learn-1",
        "ENDPOINT_NAME, sagemaker-scikit-learn-1, sagemaker:sagemaker-scikit-learn-1"
    })
    void name_the_model(String name, String value, String model) {
        try (ApplicationContext context =
                EnvironmentSettings.start(Map.of(name, value, "AWS_REGION", "eu-central-1"))) {
            FunctionProbe probe = context.getBean(FunctionProbe.class);
            assertThat(probe.function()).isEqualTo("toxicity");
            assertThat(probe.model()).isEqualTo(model);
            assertThat(probe.missing()).isEmpty();
            assertThat(probe.unready()).isEmpty();
        }
    }

    @Test
    void without_a_model_switch_the_function_off() {
        with(
                Map.of(),
                context -> {
                    FunctionProbe probe = context.getBean(FunctionProbe.class);
                    assertThat(probe.model()).isEqualTo("none");
                    assertThat(probe.missing().orElseThrow())
                            .startsWith("toxicity has no model: set TOXICITY_MODEL to");
                });
    }
}
