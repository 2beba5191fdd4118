package dev.promptport.function.openai;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.function.http.HttpSettings;
import dev.promptport.function.http.json.JsonBody;
import dev.promptport.function.http.json.JsonFields;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.setting.EnvironmentSettings;
import dev.promptport.function.models.ModelNames;

import io.micronaut.context.ApplicationContext;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Reads bodies that a test wrote, under the usual limits. */
final class Read {

    private static final JsonBody JSON = new JsonBody(new HttpSettings(1 << 20, "v1"));

    private Read() {}

    static JsonFields fields(String body) {
        return JSON.read(body.getBytes(StandardCharsets.UTF_8));
    }

    static ChatBodies bodies(Map<String, String> environment) {
        ScriptedCompletions port = new ScriptedCompletions(ModelId.of("bedrock:any"));
        try (ApplicationContext context =
                EnvironmentSettings.start(
                        environment, new CompletionProvider("bedrock", port, port))) {
            return new ChatBodies(
                    JSON, context.getBean(ChatSettings.class), context.getBean(ModelNames.class));
        }
    }
}
