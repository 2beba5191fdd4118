package dev.promptport.function.functioncalling;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.usecase.PluginAnswer;
import dev.promptport.function.openai.ChatCompletion;
import dev.promptport.function.openai.ChatUsage;
import dev.promptport.function.openai.RequestMetaData;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** What a caller gets: an answer as OpenAI's, and what the reference says of the request. */
@Serdeable
public record FunctionCallingAnswer(
        String id,
        String object,
        long created,
        String model,
        List<ChatCompletion.Choice> choices,
        ChatUsage usage,
        @JsonProperty("request_meta_data") MetaData requestMetaData) {

    /** What the reference says of a request, and which plugins it brought in. */
    @Serdeable
    @Schema(name = "FunctionCallingMetaData")
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record MetaData(
            String lambda,
            String model,
            @JsonProperty("object_type") String objectType,
            @Nullable Double temperature,
            @JsonProperty("max_tokens") @Nullable Integer maxTokens,
            @JsonProperty("input_text") @Nullable String inputText,
            List<String> plugins) {

        static MetaData of(RequestMetaData request, List<String> plugins) {
            return new MetaData(
                    request.lambda(),
                    request.model(),
                    request.objectType(),
                    request.temperature(),
                    request.maxTokens(),
                    request.inputText(),
                    plugins);
        }
    }

    static FunctionCallingAnswer of(PluginAnswer answer, RequestMetaData request) {
        ChatCompletion chat = ChatCompletion.of(answer.completion());
        return new FunctionCallingAnswer(
                chat.id(),
                chat.object(),
                chat.created(),
                chat.model(),
                chat.choices(),
                chat.usage(),
                MetaData.of(request, answer.plugins()));
    }
}
