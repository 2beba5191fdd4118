package dev.promptport.aws.client;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.domain.completion.Deadline;

import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlockDeltaEvent;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** A client of a service with answers and streams, called as adapters call it. */
final class Sample implements AutoCloseable {

    static final String MODEL =
            "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/eu.anthropic.claude:0";
    static final String PROMPT = "the secret word is xylograph";
    static final Duration PLENTY = Duration.ofSeconds(20);

    private final AwsClients clients;
    private final BedrockRuntimeAsyncClient client;
    private final AwsCalls calls = new AwsCalls("Amazon Bedrock", _ -> Optional.empty());

    Sample(AwsSettings settings) {
        clients = new AwsClients(settings);
        client = clients.build(BedrockRuntimeAsyncClient.builder());
    }

    /** An answer of that text. */
    static String answer(String text) {
        return """
        {"output":{"message":{"role":"assistant","content":[{"text":"%s"}]}},\
        "stopReason":"end_turn",\
        "usage":{"inputTokens":12,"outputTokens":3,"totalTokens":15},\
        "metrics":{"latencyMs":321}}"""
                .formatted(text);
    }

    /** A frame that gives that text. */
    static byte[] delta(String text) {
        return EventFrames.event(
                "contentBlockDelta",
                "{\"contentBlockIndex\":0,\"delta\":{\"text\":\"" + text + "\"}}");
    }

    /** The frame that says the answer is whole. */
    static byte[] stop() {
        return EventFrames.event("messageStop", "{\"stopReason\":\"end_turn\"}");
    }

    /** A whole stream of those texts. */
    static byte[] frames(String... texts) {
        byte[] frames = {};
        for (String text : texts) {
            frames = EventFrames.joined(frames, delta(text));
        }
        return EventFrames.joined(frames, stop());
    }

    String ask() {
        return ask(PROMPT, Deadline.in(PLENTY));
    }

    String ask(String prompt, Deadline deadline) {
        ConverseRequest request =
                ConverseRequest.builder().modelId(MODEL).messages(message(prompt)).build();
        return calls.answer(deadline, () -> client.converse(request))
                .output()
                .message()
                .content()
                .getFirst()
                .text();
    }

    /** What the model says, piece by piece; what is no text is left out. */
    void stream(Deadline deadline, Consumer<String> texts) {
        ConverseStreamRequest request =
                ConverseStreamRequest.builder().modelId(MODEL).messages(message(PROMPT)).build();
        calls.<ConverseStreamOutput>events(
                deadline,
                subscribe ->
                        client.converseStream(
                                request,
                                ConverseStreamResponseHandler.builder()
                                        .onEventStream(subscribe::accept)
                                        .build()),
                event -> {
                    if (event instanceof ContentBlockDeltaEvent delta) {
                        texts.accept(delta.delta().text());
                    }
                });
    }

    private static Message message(String prompt) {
        return Message.builder()
                .role(ConversationRole.USER)
                .content(ContentBlock.fromText(prompt))
                .build();
    }

    @Override
    public void close() {
        clients.close();
    }
}
