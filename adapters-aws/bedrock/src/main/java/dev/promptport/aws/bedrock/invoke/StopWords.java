package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.failure.BadUpstreamAnswer;

/** Why a model says it stopped, in the words that several families share. */
final class StopWords {

    private StopWords() {}

    /** Nothing while the model goes on, which a reason that is absent says. */
    static void read(JsonView reason, GrowingAnswer answer) {
        if (reason.present()) {
            answer.finish(
                    switch (reason.text()) {
                        case "stop", "stop_sequence" -> FinishReason.STOP;
                        case "length", "max_tokens" -> FinishReason.LENGTH;
                        default -> throw unknown();
                    });
        }
    }

    /** An end that is not understood may be a breaking off. */
    static BadUpstreamAnswer unknown() {
        return new BadUpstreamAnswer("the model ended for a reason that is not known here");
    }
}
