package dev.promptport.aws.sagemaker;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.sagemaker.container.PlayedEndpoint;

import java.nio.charset.StandardCharsets;

/** Frames of an answer of Text Generation Inference. */
final class PlayedTokens {

    /** The whole of an answer of two words. */
    static final byte[] WHOLE = EventFrames.joined(token("Once"), token(" more"), end("Once more"));

    private PlayedTokens() {}

    static byte[] token(String text) {
        return frame(
                "data:{\"token\":{\"id\":7,\"text\":\"" + text + "\"},\"generated_text\":null}");
    }

    static byte[] end(String text) {
        return frame(
                "data:{\"token\":{\"id\":2,\"text\":\"</s>\",\"special\":true},\"generated_text\":\""
                        + text
                        + "\",\"details\":{\"finish_reason\":\"eos_token\",\"generated_tokens\":3,\"input_length\":9}}");
    }

    private static byte[] frame(String line) {
        return PlayedEndpoint.part((line + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
}
