package dev.promptport.aws.bedrock.played;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.aws.client.wire.EventFrames;

import java.util.Base64;

/** Frames of InvokeModelWithResponseStream. */
public final class Chunks {

    private Chunks() {}

    /** A chunk that holds what the model says. */
    public static byte[] chunk(String json) {
        return EventFrames.event(
                "chunk",
                "{\"bytes\":\""
                        + Base64.getEncoder().encodeToString(json.getBytes(UTF_8))
                        + "\",\"p\":\"abcd\"}");
    }
}
