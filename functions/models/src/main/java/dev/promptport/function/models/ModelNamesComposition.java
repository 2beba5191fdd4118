package dev.promptport.function.models;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The names of models as this process understands them. */
@Factory
final class ModelNamesComposition {

    @Singleton
    ModelNames names(List<CompletionProvider> providers, Environment environment) {
        return new ModelNames(
                providers.stream().map(CompletionProvider::name).collect(Collectors.toSet()),
                environment
                        .getProperty("model-aliases", String.class)
                        .filter(text -> !text.isBlank())
                        .map(text -> aliases(new Setting("MODEL_ALIASES", text)))
                        .orElse(Map.of()));
    }

    private static Map<String, ModelId> aliases(Setting written) {
        Map<String, ModelId> aliases = new HashMap<>();
        for (String pair : written.list()) {
            written.as(
                    _ -> {
                        // A model's ARN may hold an equals sign, an alias none.
                        int equals = pair.indexOf('=');
                        String alias = pair.substring(0, Math.max(equals, 0)).strip();
                        if (alias.isEmpty()) {
                            throw new Misconfigured(
                                    "aliases are written name=provider:model, as in gpt-4=openai:llama3");
                        }
                        ModelId model = ModelId.of(pair.substring(equals + 1).strip());
                        if (aliases.putIfAbsent(alias, model) != null) {
                            throw new Misconfigured("'" + alias + "' is there twice");
                        }
                        return model;
                    });
        }
        return aliases;
    }
}
