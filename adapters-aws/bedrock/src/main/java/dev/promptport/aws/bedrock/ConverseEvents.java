package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDelta;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockStartEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamMetadataEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.MessageStopEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlockStart;

import java.util.function.Consumer;

/** Reads the events of ConverseStream as they come. */
record ConverseEvents(GrowingAnswer answer) implements Consumer<ConverseStreamOutput> {

    @Override
    public void accept(ConverseStreamOutput event) {
        switch (event) {
            case ContentBlockStartEvent start -> begin(start);
            case ContentBlockDeltaEvent delta -> continued(delta);
            case MessageStopEvent stop -> ConverseAnswer.finish(stop.stopReason(), answer);
            case ConverseStreamMetadataEvent metadata ->
                    ConverseAnswer.usage(metadata.usage(), answer);
            default -> {
                // Where messages begin and blocks end, and events that are not known yet.
            }
        }
    }

    private void begin(ContentBlockStartEvent event) {
        ToolUseBlockStart use = event.start() == null ? null : event.start().toolUse();
        if (use != null) {
            answer.call(index(event.contentBlockIndex()), use.toolUseId(), use.name());
        }
    }

    private void continued(ContentBlockDeltaEvent event) {
        ContentBlockDelta delta = event.delta();
        if (delta == null) {
            return;
        }
        if (delta.text() != null) {
            answer.text(delta.text());
        }
        if (delta.toolUse() != null && delta.toolUse().input() != null) {
            answer.arguments(index(event.contentBlockIndex()), delta.toolUse().input());
        }
    }

    private static int index(@Nullable Integer block) {
        if (block == null) {
            throw new BadUpstreamAnswer("an event does not say which block it is of");
        }
        return block;
    }
}
