package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonText;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;

/** Reads what Converse answers. Thoughts of a model are not part of its answer. */
final class ConverseAnswer {

    private ConverseAnswer() {}

    static void read(ConverseResponse response, GrowingAnswer answer) {
        Message message = response.output() == null ? null : response.output().message();
        if (message == null) {
            throw new BadUpstreamAnswer("the answer holds no message");
        }
        int index = 0;
        for (ContentBlock block : message.content()) {
            if (block.text() != null) {
                answer.text(block.text());
            }
            if (block.toolUse() != null) {
                call(index, block.toolUse(), answer);
            }
            index++;
        }
        usage(response.usage(), answer);
        finish(response.stopReason(), answer);
    }

    private static void call(int index, ToolUseBlock use, GrowingAnswer answer) {
        answer.call(index, use.toolUseId(), use.name());
        if (use.input() != null) {
            answer.arguments(index, JsonText.write(use.input()));
        }
    }

    /** What is read from the cache, or written to it, Bedrock counts apart. */
    static void usage(
            software.amazon.awssdk.services.bedrockruntime.model.@Nullable TokenUsage usage,
            GrowingAnswer answer) {
        if (usage != null) {
            int cached = count(usage.cacheReadInputTokens());
            int input = count(usage.inputTokens()) + cached + count(usage.cacheWriteInputTokens());
            answer.usage(new TokenUsage(input, count(usage.outputTokens()), cached));
        }
    }

    private static int count(@Nullable Integer tokens) {
        return tokens == null ? 0 : Math.max(0, tokens);
    }

    static void finish(@Nullable StopReason reason, GrowingAnswer answer) {
        switch (reason) {
            case null -> throw new BadUpstreamAnswer("the answer does not say why it ends");
            case END_TURN, STOP_SEQUENCE -> answer.finish(FinishReason.STOP);
            case TOOL_USE -> answer.finish(FinishReason.TOOL_CALLS);
            case MAX_TOKENS, MODEL_CONTEXT_WINDOW_EXCEEDED -> answer.finish(FinishReason.LENGTH);
            case GUARDRAIL_INTERVENED, CONTENT_FILTERED ->
                    answer.finish(FinishReason.CONTENT_FILTER);
            case MALFORMED_MODEL_OUTPUT, MALFORMED_TOOL_USE ->
                    throw new BadUpstreamAnswer("the model wrote something malformed; try again");
            case UNKNOWN_TO_SDK_VERSION ->
                    throw new BadUpstreamAnswer(
                            "the model ended for a reason that is not known here");
        }
    }
}
