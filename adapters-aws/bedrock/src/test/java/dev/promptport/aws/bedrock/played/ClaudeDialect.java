package dev.promptport.aws.bedrock.played;

import static dev.promptport.aws.bedrock.played.Chunks.chunk;

import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.client.wire.EventFrames;

final class ClaudeDialect implements Dialect {

    @Override
    public Asked asked(JsonView body) {
        JsonView said = body.at("messages").items().getLast().at("content").items().getLast();
        return new Asked(
                said.at("text").text(),
                body.at("max_tokens").count(),
                Dialect.texts(body.at("stop_sequences")));
    }

    @Override
    public String whole(Saying saying) {
        return """
        {"id":"msg_1","type":"message","role":"assistant","content":[{"type":"text","text":"%s"}],
         "stop_reason":"%s","stop_sequence":null,"usage":{"input_tokens":%d,"output_tokens":%d}}
        """
                .formatted(saying.text(), reason(saying), saying.input(), saying.words().size());
    }

    @Override
    public byte[] start(Saying saying) {
        return chunk(
                "{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":%d,\"output_tokens\":1}}}"
                        .formatted(saying.input()));
    }

    @Override
    public byte[] word(String word, int number) {
        return chunk(
                """
                {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"%s"}}
                """
                        .formatted(word));
    }

    @Override
    public byte[] end(Saying saying) {
        return EventFrames.joined(
                chunk(
                        """
                        {"type":"message_delta","delta":{"stop_reason":"%s"},"usage":{"output_tokens":%d}}
                        """
                                .formatted(reason(saying), saying.words().size())),
                chunk(
                        """
                        {"type":"message_stop","amazon-bedrock-invocationMetrics":
                          {"inputTokenCount":%d,"outputTokenCount":%d}}
                        """
                                .formatted(saying.input(), saying.words().size())));
    }

    @Override
    public String operation() {
        return "invoke";
    }

    private static String reason(Saying saying) {
        return saying.cut() ? "max_tokens" : "end_turn";
    }
}
