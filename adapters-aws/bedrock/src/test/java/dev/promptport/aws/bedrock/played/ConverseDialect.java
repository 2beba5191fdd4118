package dev.promptport.aws.bedrock.played;

import static dev.promptport.aws.client.wire.EventFrames.event;

import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.client.wire.EventFrames;

final class ConverseDialect implements Dialect {

    @Override
    public Asked asked(JsonView body) {
        JsonView said = body.at("messages").items().getLast().at("content").items().getLast();
        JsonView inference = body.at("inferenceConfig");
        return new Asked(
                said.at("text").text(),
                inference.at("maxTokens").count(),
                Dialect.texts(inference.at("stopSequences")));
    }

    @Override
    public String whole(Saying saying) {
        return """
        {"output":{"message":{"role":"assistant","content":[{"text":"%s"}]}},%s,%s}
        """
                .formatted(saying.text(), reason(saying), usage(saying));
    }

    @Override
    public byte[] start(Saying saying) {
        return event("messageStart", "{\"role\":\"assistant\"}");
    }

    @Override
    public byte[] word(String word, int number) {
        return event(
                "contentBlockDelta",
                "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + word + "\"}}");
    }

    @Override
    public byte[] end(Saying saying) {
        return EventFrames.joined(
                event("messageStop", "{" + reason(saying) + "}"),
                event("metadata", "{" + usage(saying) + "}"));
    }

    @Override
    public String operation() {
        return "converse";
    }

    private static String reason(Saying saying) {
        return "\"stopReason\":\"" + (saying.cut() ? "max_tokens" : "end_turn") + "\"";
    }

    private static String usage(Saying saying) {
        return "\"usage\":{\"inputTokens\":%d,\"outputTokens\":%d,\"totalTokens\":0}"
                .formatted(saying.input(), saying.words().size());
    }
}
