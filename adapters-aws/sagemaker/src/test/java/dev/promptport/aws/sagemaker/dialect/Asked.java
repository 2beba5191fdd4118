package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.aws.sagemaker.prompt.PromptFormat;
import dev.promptport.aws.sagemaker.prompt.PromptStyle;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Exchanges about one prompt, sent as it is. */
final class Asked {

    static final String PROMPT = "<s>[INST] Hi [/INST]";

    private static final PromptFormat RAW = PromptFormat.raw(PromptStyle.MISTRAL);

    private Asked() {}

    static CompletionRequest request(Sampling sampling) {
        return CompletionRequest.of(ModelId.of("sagemaker:it"), PROMPT, sampling, Deadline.none());
    }

    static Exchange whole(Dialect dialect, CompletionRequest request) {
        return Exchange.whole(dialect, RAW, false, request);
    }

    static Exchange echoing(Sampling sampling) {
        return Exchange.whole(Dialect.TGI, RAW, true, request(sampling));
    }

    static Exchange streamed(Dialect dialect, Sampling sampling, Consumer<Delta> sink) {
        return Exchange.streamed(dialect, RAW, false, request(sampling), sink);
    }

    static Exchange echoingStream(Consumer<Delta> sink) {
        return Exchange.streamed(Dialect.TGI, RAW, true, request(Sampling.DEFAULT), sink);
    }

    static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }

    static JsonObject body(Exchange exchange) {
        return json(new String(exchange.body(), StandardCharsets.UTF_8));
    }
}
