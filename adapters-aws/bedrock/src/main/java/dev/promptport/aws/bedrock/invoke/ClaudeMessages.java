package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.bedrock.request.ModelSampling;
import dev.promptport.aws.bedrock.request.OfferedTools;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.aws.bedrock.request.ToolJson;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;

import software.amazon.awssdk.core.document.Document;

/** Claude 3 and later: Anthropic's messages. */
record ClaudeMessages() implements InvokeCodec {

    private static final String VERSION = "bedrock-2023-05-31";

    /** The format asks for a bound; every Claude of this kind can write so much. */
    private static final int MAX_TOKENS = 4096;

    @Override
    public Document body(PreparedRequest asked) {
        ModelSampling sampling = asked.sampling();
        Integer most = sampling.maxTokens();
        return new BodyBuilder()
                .put("anthropic_version", VERSION)
                .put("max_tokens", most == null ? MAX_TOKENS : most)
                .put("system", ClaudeBlocks.system(asked.conversation().system()))
                .put(
                        "messages",
                        asked.conversation().turns().stream().map(ClaudeBlocks::message).toList())
                .put("temperature", sampling.temperature())
                .put("top_p", sampling.topP())
                .put("top_k", sampling.topK())
                .strings("stop_sequences", sampling.stop())
                .put(
                        "tools",
                        asked.tools().definitions().stream().map(ClaudeMessages::tool).toList())
                .put("tool_choice", choice(asked.tools()))
                .build();
    }

    private static Document tool(ToolDefinition tool) {
        return new BodyBuilder()
                .put("name", tool.name())
                .put("description", tool.description().isBlank() ? null : tool.description())
                .put("input_schema", ToolJson.schema(tool))
                .build();
    }

    private static BodyBuilder choice(OfferedTools tools) {
        BodyBuilder choice = new BodyBuilder();
        if (tools.definitions().isEmpty()) {
            return choice;
        }
        return switch (tools.choice()) {
            case ToolChoice.Auto _ -> choice;
            case ToolChoice.None _ -> choice.put("type", "none");
            case ToolChoice.Required _ -> choice.put("type", "any");
            case ToolChoice.Named(String name) -> choice.put("type", "tool").put("name", name);
        };
    }

    @Override
    public void whole(JsonView body, GrowingAnswer answer) {
        int index = 0;
        for (JsonView block : body.at("content").items()) {
            begin(index, block, answer);
            if (block.at("input").present()) {
                answer.arguments(index, block.at("input").json());
            }
            index++;
        }
        answer.usage(usage(body.at("usage")));
        finish(body.at("stop_reason"), answer);
    }

    private static void begin(int index, JsonView block, GrowingAnswer answer) {
        switch (block.at("type").text()) {
            case "text" -> answer.text(block.at("text").text());
            case "tool_use" -> answer.call(index, block.at("id").text(), block.at("name").text());
            default -> {
                // Thoughts, and kinds of blocks that are not known yet.
            }
        }
    }

    @Override
    public void chunk(JsonView chunk, GrowingAnswer answer) {
        int index = chunk.at("index").count();
        switch (chunk.at("type").text()) {
            case "message_start" -> answer.usage(usage(chunk.at("message", "usage")));
            case "content_block_start" -> begin(index, chunk.at("content_block"), answer);
            case "content_block_delta" -> delta(index, chunk.at("delta"), answer);
            case "message_delta" -> {
                TokenUsage read = answer.usage();
                answer.usage(
                        new TokenUsage(
                                read.input(),
                                chunk.at("usage", "output_tokens").count(),
                                read.cachedInput()));
                finish(chunk.at("delta", "stop_reason"), answer);
            }
            case "error" ->
                    throw new BadUpstreamAnswer("the model failed in mid-answer; try again");
            default -> {
                // Pings, and the ends of blocks and of the message.
            }
        }
    }

    private static void delta(int index, JsonView delta, GrowingAnswer answer) {
        switch (delta.at("type").text()) {
            case "text_delta" -> answer.text(delta.at("text").text());
            case "input_json_delta" -> answer.arguments(index, delta.at("partial_json").text());
            default -> {
                // Thoughts and their signatures.
            }
        }
    }

    private static TokenUsage usage(JsonView usage) {
        int cached = usage.at("cache_read_input_tokens").count();
        int input =
                usage.at("input_tokens").count()
                        + cached
                        + usage.at("cache_creation_input_tokens").count();
        return new TokenUsage(input, usage.at("output_tokens").count(), cached);
    }

    private static void finish(JsonView reason, GrowingAnswer answer) {
        if (reason.present()) {
            answer.finish(
                    switch (reason.text()) {
                        case "end_turn", "stop_sequence" -> FinishReason.STOP;
                        case "max_tokens", "model_context_window_exceeded" -> FinishReason.LENGTH;
                        case "tool_use" -> FinishReason.TOOL_CALLS;
                        case "refusal" -> FinishReason.CONTENT_FILTER;
                        default -> throw StopWords.unknown();
                    });
        }
    }
}
