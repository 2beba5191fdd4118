package dev.promptport.function.memorychat;

import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.models.ConversationStore;
import dev.promptport.function.models.DocumentPlaces;
import dev.promptport.function.models.ModelSetting;
import dev.promptport.function.openai.ChatModel;
import dev.promptport.function.openai.ChatSettings;
import dev.promptport.yaml.YamlPrompts;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What the function is made of. */
@Factory
final class MemoryChatComposition {

    private static final String NAME = "memory-chat";

    @Singleton
    MemoryChat chat(
            @Named(NAME) ChatModel model,
            CompletionModels models,
            ConversationStore conversations,
            @Named(NAME) PromptPort prompts,
            MemoryChatSettings settings,
            ChatSettings bodies,
            Deadlines deadlines) {
        return new MemoryChat(
                model,
                models,
                conversations,
                prompts,
                settings.window(),
                limits(settings, bodies),
                deadlines,
                settings.limit());
    }

    @Singleton
    MemoryAnswers answers(Environment environment) {
        return new MemoryAnswers(
                environment
                        .getProperty("langchain-memory-key", String.class)
                        .filter(key -> !key.isBlank())
                        .map(String::strip)
                        .orElse("chat_history"));
    }

    /** A folder of its own, as the server has that of all apps as well. */
    @Singleton
    @Named(NAME)
    PromptPort prompts(DocumentPlaces places) {
        return new YamlPrompts(places.over("promptport/memory-apps", "APPS"));
    }

    /** Its check reads every setting, so that a wrong one is told at the start. */
    @Singleton
    @Named(NAME)
    ChatModel model(
            Environment environment,
            CompletionModels models,
            ConversationStore conversations,
            @Named(NAME) PromptPort prompts,
            MemoryChatSettings settings,
            ChatSettings bodies) {
        return ChatModel.of(
                NAME,
                environment,
                models,
                () -> {
                    var _ = settings.window();
                    var _ = limits(settings, bodies);
                    var _ = settings.limit();
                    var _ = prompts.find(MemoryChat.APP);
                    conversations.prepare();
                });
    }

    @Singleton
    @Named(NAME)
    ModelSetting setting(Environment environment) {
        return ChatModel.setting(NAME, environment);
    }

    private static Limits limits(MemoryChatSettings settings, ChatSettings bodies) {
        return settings.limits(bodies.bounds().mostTokens());
    }
}
