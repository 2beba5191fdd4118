package dev.promptport.function.functioncalling;

import dev.promptport.domain.usecase.AnswerWithPlugins;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.http.json.JsonBody;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.models.DocumentPlaces;
import dev.promptport.function.models.ModelSetting;
import dev.promptport.function.openai.ChatModel;
import dev.promptport.function.openai.ChatSettings;
import dev.promptport.openmeteo.OpenMeteoClient;
import dev.promptport.openmeteo.OpenMeteoForecasts;
import dev.promptport.openmeteo.OpenMeteoGeocoding;
import dev.promptport.yaml.YamlPlugins;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import java.time.InstantSource;

/** What the function is made of. */
@Factory
final class FunctionCallingComposition {

    static final String NAME = "function-calling";

    @Singleton
    FunctionCalling calling(
            CompletionModels models,
            DocumentPlaces documents,
            WeatherTool weather,
            ChatSettings chat,
            FunctionCallingSettings settings,
            Deadlines deadlines) {
        return new FunctionCalling(
                new AnswerWithPlugins(
                        models,
                        new YamlPlugins(documents.over("promptport/plugins", "PLUGINS")),
                        weather,
                        settings.limits(chat.bounds().mostTokens()),
                        settings.toolLimits()),
                deadlines,
                settings.limit());
    }

    @Singleton
    @Bean(typed = WeatherTool.class)
    WeatherTool weather(OpenMeteoClient openMeteo, JsonBody arguments, JsonMapper json) {
        return new WeatherTool(
                new OpenMeteoGeocoding(openMeteo),
                new OpenMeteoForecasts(openMeteo, InstantSource.system()),
                arguments,
                json);
    }

    @Singleton
    @Bean(preDestroy = "close")
    OpenMeteoClient openMeteo(WeatherSettings settings) {
        return new OpenMeteoClient(settings.openMeteo());
    }

    /** Takes the function itself, so that a wrong setting is told at the start. */
    @Singleton
    @Named(NAME)
    ChatModel model(Environment environment, CompletionModels models, FunctionCalling ready) {
        return ChatModel.of(NAME, environment, models, () -> {});
    }

    @Singleton
    @Named(NAME)
    ModelSetting setting(Environment environment) {
        return ChatModel.setting(NAME, environment);
    }
}
