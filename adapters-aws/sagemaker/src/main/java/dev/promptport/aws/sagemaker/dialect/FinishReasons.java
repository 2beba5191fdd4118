package dev.promptport.aws.sagemaker.dialect;

import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import java.util.Locale;

/** The containers' words for why they stopped. */
final class FinishReasons {

    private FinishReasons() {}

    /**
     * @throws BadUpstreamAnswer when it stopped because it failed
     */
    static FinishReason of(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "length", "max_tokens" -> FinishReason.LENGTH;
            case "tool_calls", "function_call" -> FinishReason.TOOL_CALLS;
            case "content_filter" -> FinishReason.CONTENT_FILTER;
            case "error", "abort" ->
                    throw new BadUpstreamAnswer(
                            "the model behind the SageMaker endpoint failed in the middle of its answer; try again");
            default -> FinishReason.STOP;
        };
    }
}
