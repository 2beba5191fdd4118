package dev.promptport.aws.bedrock.played;

import static dev.promptport.aws.bedrock.played.Chunks.chunk;

import dev.promptport.aws.bedrock.json.JsonView;

import java.util.List;

/** Knows no stop sequences. */
final class LlamaDialect implements Dialect {

    @Override
    public Asked asked(JsonView body) {
        return new Asked(body.at("prompt").text(), body.at("max_gen_len").count(), List.of());
    }

    @Override
    public String whole(Saying saying) {
        return """
        {"generation":"%s","prompt_token_count":%d,"generation_token_count":%d,"stop_reason":"%s"}
        """
                .formatted(saying.text(), saying.input(), saying.words().size(), reason(saying));
    }

    @Override
    public byte[] start(Saying saying) {
        return chunk(
                "{\"generation\":\"\",\"prompt_token_count\":%d,\"generation_token_count\":1,\"stop_reason\":null}"
                        .formatted(saying.input()));
    }

    @Override
    public byte[] word(String word, int number) {
        return chunk(
                "{\"generation\":\"%s\",\"prompt_token_count\":null,\"generation_token_count\":%d,\"stop_reason\":null}"
                        .formatted(word, number + 1));
    }

    @Override
    public byte[] end(Saying saying) {
        return chunk(
                """
                {"generation":"","prompt_token_count":null,"generation_token_count":%d,"stop_reason":"%s"}
                """
                        .formatted(saying.words().size(), reason(saying)));
    }

    @Override
    public String operation() {
        return "invoke";
    }

    private static String reason(Saying saying) {
        return saying.cut() ? "length" : "stop";
    }
}
