package dev.promptport.function.functioncalling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.domain.usecase.ModelChoice;
import dev.promptport.domain.usecase.ToolLimits;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.function.openai.ChatModel;
import dev.promptport.openmeteo.OpenMeteoSettings;

import io.micronaut.context.ApplicationContext;
import io.micronaut.inject.qualifiers.Qualifiers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

class FunctionCallingSettingsTest {

    private static void with(
            Map<String, String> environment, Consumer<ApplicationContext> assertions) {
        ScriptedCompletions port = new ScriptedCompletions(ModelId.of("openai:m"));
        try (ApplicationContext context =
                EnvironmentSettings.start(
                        environment, new CompletionProvider("openai", port, port))) {
            assertions.accept(context);
        }
    }

    private static ModelChoice choice(ApplicationContext context) {
        return context.getBean(ChatModel.class, Qualifiers.byName("function-calling")).choice();
    }

    @Test
    void have_defaults() {
        with(
                Map.of(),
                context -> {
                    FunctionCallingSettings settings =
                            context.getBean(FunctionCallingSettings.class);
                    assertThat(settings.limits(7)).isEqualTo(new Limits(100_000, 100, 7));
                    assertThat(settings.toolLimits()).isEqualTo(new ToolLimits(5, 65_536));
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(60));
                    assertThat(context.getBean(WeatherSettings.class).openMeteo())
                            .isEqualTo(OpenMeteoSettings.DEFAULT);
                });
    }

    @Test
    void come_from_the_environment() {
        with(
                Map.of(
                        "FUNCTION_CALLING_MAX_MESSAGES", "1",
                        "FUNCTION_CALLING_MAX_CHARACTERS", "2",
                        "FUNCTION_CALLING_MAX_HOPS", "3",
                        "FUNCTION_CALLING_MAX_RESULT_BYTES", "4",
                        "FUNCTION_CALLING_TIMEOUT", "5s",
                        "WEATHER_GEOCODING_URL", "http://places/search",
                        "WEATHER_FORECAST_URL", "http://forecasts/",
                        "WEATHER_TIMEOUT", "6s"),
                context -> {
                    FunctionCallingSettings settings =
                            context.getBean(FunctionCallingSettings.class);
                    assertThat(settings.limits(7)).isEqualTo(new Limits(2, 1, 7));
                    assertThat(settings.toolLimits()).isEqualTo(new ToolLimits(3, 4));
                    assertThat(settings.limit()).isEqualTo(Duration.ofSeconds(5));
                    assertThat(context.getBean(WeatherSettings.class).openMeteo())
                            .isEqualTo(
                                    new OpenMeteoSettings(
                                            URI.create("http://places/search"),
                                            URI.create("http://forecasts/"),
                                            Duration.ofSeconds(6)));
                });
    }

    @ParameterizedTest
    @CsvSource({
        "FUNCTION_CALLING_MAX_MESSAGES, 0",
        "FUNCTION_CALLING_MAX_CHARACTERS, many",
        "FUNCTION_CALLING_MAX_HOPS, 0",
        "FUNCTION_CALLING_MAX_HOPS, 101",
        "FUNCTION_CALLING_MAX_RESULT_BYTES, -1",
        "FUNCTION_CALLING_TIMEOUT, soon",
        "FUNCTION_CALLING_MODEL, gpt",
        "FUNCTION_CALLING_MODEL, elsewhere:gpt",
        "WEATHER_GEOCODING_URL, places",
        "WEATHER_FORECAST_URL, https://host/path?key=k",
        "WEATHER_TIMEOUT, never",
        "PLUGINS, ftp://host/plugins"
    })
    void that_cannot_be_read_end_the_start(String name, String value) {
        Throwable thrown = catchThrowable(() -> with(Map.of(name, value), _ -> {}));

        assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
                .filteredOn(Misconfigured.class::isInstance)
                .anySatisfy(
                        cause ->
                                assertThat(cause)
                                        .hasMessageStartingWith(name + " is '" + value + "'"));
    }

    @Test
    void without_a_model_leave_plugins_their_own() {
        with(
                Map.of(),
                context -> {
                    assertThat(choice(context))
                            .isEqualTo(new ModelChoice(ModelId.of("openai:gpt-4-turbo"), false));
                    FunctionProbe probe = context.getBean(FunctionProbe.class);
                    assertThat(probe.function()).isEqualTo("function-calling");
                    assertThat(probe.model()).isEqualTo("openai:gpt-4-turbo");
                    assertThat(probe.missing()).isEmpty();
                    assertThat(probe.unready()).isEmpty();
                });
    }

    @Test
    void with_a_stand_in_ask_openai_where_it_is_set_up() {
        with(
                Map.of("FUNCTION_CALLING_DEFAULT_MODEL", "local:t5"),
                context ->
                        assertThat(choice(context))
                                .isEqualTo(
                                        new ModelChoice(ModelId.of("openai:gpt-4-turbo"), false)));
    }

    @Test
    void with_a_model_fix_it() {
        Map<String, String> environment = new HashMap<>();
        environment.put("FUNCTION_CALLING_MODEL", "openai:llama3");
        environment.put("FUNCTION_CALLING_DEFAULT_MODEL", "openai:gpt-4");
        with(
                environment,
                context -> {
                    assertThat(choice(context))
                            .isEqualTo(new ModelChoice(ModelId.of("openai:llama3"), true));
                    assertThat(context.getBean(FunctionProbe.class).model())
                            .isEqualTo("openai:llama3");
                });
    }
}
