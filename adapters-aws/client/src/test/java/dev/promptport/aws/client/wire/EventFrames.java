package dev.promptport.aws.client.wire;

import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.Message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Frames of {@code application/vnd.amazon.eventstream}, as AWS writes them. */
public final class EventFrames {

    /** The media type of a body of frames. */
    public static final String MEDIA_TYPE = "application/vnd.amazon.eventstream";

    private static final String JSON = "application/json";

    private EventFrames() {}

    /** An event of that type, such as {@code contentBlockDelta}. */
    public static byte[] event(String type, String json) {
        return event(type, json.getBytes(StandardCharsets.UTF_8), JSON);
    }

    public static byte[] event(String type, byte[] payload, String contentType) {
        return frame(
                payload,
                ":event-type",
                type,
                ":content-type",
                contentType,
                ":message-type",
                "event");
    }

    /** A modelled error in mid-stream, such as {@code throttlingException}. */
    public static byte[] exception(String type, String json) {
        return frame(
                json.getBytes(StandardCharsets.UTF_8),
                ":exception-type",
                type,
                ":content-type",
                JSON,
                ":message-type",
                "exception");
    }

    /** An error that the service's model does not name. */
    public static byte[] error(String code, String message) {
        return frame(
                new byte[0],
                ":error-code",
                code,
                ":error-message",
                message,
                ":message-type",
                "error");
    }

    /** The frame with one bit of its payload turned, so that its checksum is wrong. */
    public static byte[] corrupted(byte[] frame) {
        byte[] other = frame.clone();
        other[other.length - 5] ^= 1;
        return other;
    }

    public static byte[] joined(byte[]... frames) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] frame : frames) {
            body.writeBytes(frame);
        }
        return body.toByteArray();
    }

    private static byte[] frame(byte[] payload, String... namesAndValues) {
        Map<String, HeaderValue> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], HeaderValue.fromString(namesAndValues[i + 1]));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Message(headers, payload).encode(bytes);
        return bytes.toByteArray();
    }
}
