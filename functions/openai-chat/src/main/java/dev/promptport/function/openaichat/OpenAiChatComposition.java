package dev.promptport.function.openaichat;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.models.DocumentPlaces;
import dev.promptport.function.models.ModelSetting;
import dev.promptport.function.openai.ChatModel;
import dev.promptport.function.openai.ChatSettings;
import dev.promptport.yaml.YamlPrompts;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the function is made of. */
@Factory
final class OpenAiChatComposition {

    private static final Logger LOG = LoggerFactory.getLogger(OpenAiChatComposition.class);
    private static final String NAME = "openai-chat";

    @Singleton
    OpenAiChat chat(
            @Named(NAME) ChatModel model,
            CompletionModels models,
            @Named(NAME) Limits limits,
            Deadlines deadlines,
            OpenAiChatSettings settings) {
        return new OpenAiChat(model, models, limits, deadlines, settings.limit());
    }

    @Singleton
    Apps apps(
            @Named(NAME) PromptPort prompts,
            @Named(NAME) ChatModel model,
            CompletionModels models,
            @Named(NAME) Limits limits,
            Deadlines deadlines,
            OpenAiChatSettings settings) {
        return new Apps(prompts, model, models, limits, deadlines, settings.limit());
    }

    @Singleton
    @Named(NAME)
    PromptPort prompts(DocumentPlaces places) {
        return new YamlPrompts(places.over("promptport/apps", "APPS"));
    }

    @Singleton
    @Named(NAME)
    Limits limits(OpenAiChatSettings settings, ChatSettings bodies) {
        return settings.limits(bodies.bounds().mostTokens());
    }

    /** Its check reads every setting, so that a wrong one is told at the start. */
    @Singleton
    @Named(NAME)
    ChatModel model(
            Environment environment,
            CompletionModels models,
            OpenAiChatSettings settings,
            ChatSettings bodies,
            @Named(NAME) PromptPort prompts) {
        return ChatModel.of(
                NAME,
                environment,
                models,
                () -> {
                    var _ = settings.limits(bodies.bounds().mostTokens());
                    var _ = settings.limit();
                    read(prompts);
                });
    }

    /** A wrong file keeps no other app from running, nor the function. */
    private static void read(PromptPort prompts) {
        try {
            prompts.list();
        } catch (Misconfigured e) {
            LOG.warn("not all apps can be read: {}", e.getMessage());
        }
    }

    @Singleton
    @Named(NAME)
    ModelSetting setting(Environment environment) {
        return ChatModel.setting(NAME, environment);
    }
}
