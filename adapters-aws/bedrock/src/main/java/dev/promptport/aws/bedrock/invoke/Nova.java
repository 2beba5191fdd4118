package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.bedrock.request.ModelSampling;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.TokenUsage;

import software.amazon.awssdk.core.document.Document;

/** Nova: messages in the shape that Converse took over. */
record Nova() implements InvokeCodec {

    @Override
    public Document body(PreparedRequest asked) {
        return new BodyBuilder()
                .put("schemaVersion", "messages-v1")
                .put(
                        "system",
                        asked.conversation().system().stream().map(NovaBlocks::text).toList())
                .put(
                        "messages",
                        asked.conversation().turns().stream().map(NovaBlocks::message).toList())
                .put("inferenceConfig", inference(asked.sampling()))
                .put("toolConfig", NovaBlocks.tools(asked.tools()))
                .build();
    }

    private static BodyBuilder inference(ModelSampling sampling) {
        return new BodyBuilder()
                .put("maxTokens", sampling.maxTokens())
                .put("temperature", sampling.temperature())
                .put("topP", sampling.topP())
                .put("topK", sampling.topK())
                .strings("stopSequences", sampling.stop());
    }

    @Override
    public void whole(JsonView body, GrowingAnswer answer) {
        int index = 0;
        for (JsonView block : body.at("output", "message", "content").items()) {
            answer.text(block.at("text").text());
            if (block.at("toolUse").present()) {
                call(index, block.at("toolUse"), answer);
                answer.arguments(index, block.at("toolUse", "input").json());
            }
            index++;
        }
        usage(body.at("usage"), answer);
        finish(body.at("stopReason"), answer);
    }

    @Override
    public void chunk(JsonView chunk, GrowingAnswer answer) {
        JsonView start = chunk.at("contentBlockStart");
        if (start.at("start", "toolUse").present()) {
            call(start.at("contentBlockIndex").count(), start.at("start", "toolUse"), answer);
        }
        JsonView delta = chunk.at("contentBlockDelta");
        answer.text(delta.at("delta", "text").text());
        if (delta.at("delta", "toolUse").present()) {
            answer.arguments(
                    delta.at("contentBlockIndex").count(),
                    delta.at("delta", "toolUse", "input").text());
        }
        usage(chunk.at("metadata", "usage"), answer);
        finish(chunk.at("messageStop", "stopReason"), answer);
    }

    private static void call(int index, JsonView use, GrowingAnswer answer) {
        answer.call(index, use.at("toolUseId").text(), use.at("name").text());
    }

    private static void usage(JsonView usage, GrowingAnswer answer) {
        if (usage.present()) {
            int cached = usage.at("cacheReadInputTokenCount").count();
            int written = usage.at("cacheWriteInputTokenCount").count();
            answer.usage(
                    new TokenUsage(
                            usage.at("inputTokens").count() + cached + written,
                            usage.at("outputTokens").count(),
                            cached));
        }
    }

    private static void finish(JsonView reason, GrowingAnswer answer) {
        if (reason.present()) {
            answer.finish(
                    switch (reason.text()) {
                        case "end_turn", "stop_sequence" -> FinishReason.STOP;
                        case "max_tokens" -> FinishReason.LENGTH;
                        case "tool_use" -> FinishReason.TOOL_CALLS;
                        case "content_filtered", "guardrail_intervened" ->
                                FinishReason.CONTENT_FILTER;
                        default -> throw StopWords.unknown();
                    });
        }
    }
}
