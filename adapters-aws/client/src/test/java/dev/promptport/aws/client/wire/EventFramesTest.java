package dev.promptport.aws.client.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import software.amazon.eventstream.HeaderValue;
import software.amazon.eventstream.MessageDecoder;

import java.util.HexFormat;

class EventFramesTest {

    private static final byte[] FRAME =
            EventFrames.event("messageStart", "{\"role\":\"assistant\"}");

    @Test
    void anEventHasTheBytesThatTheFormatAsksFor() {
        assertThat(FRAME)
                .asHexString()
                .isEqualToIgnoringCase(
                        "000000760000005296d5fade0b3a6576656e742d7479706507000c6d65737361676553746172"
                                + "740d3a636f6e74656e742d747970650700106170706c69636174696f6e2f6a736f6e"
                                + "0d3a6d6573736167652d747970650700056576656e747b22726f6c65223a22617373"
                                + "697374616e74227d6fa8c599");
    }

    @Test
    void joinedFramesAreReadAsSoManyMessages() {
        MessageDecoder decoder = new MessageDecoder();

        decoder.feed(
                EventFrames.joined(
                        FRAME,
                        EventFrames.exception("throttlingException", "{\"message\":\"\"}"),
                        EventFrames.error("InternalError", "broken")));

        assertThat(decoder.getDecodedMessages())
                .extracting(message -> message.getHeaders().get(":message-type"))
                .containsExactly(
                        HeaderValue.fromString("event"),
                        HeaderValue.fromString("exception"),
                        HeaderValue.fromString("error"));
    }

    @Test
    void aCorruptedFrameIsAsLongAndIsNoMessage() {
        byte[] corrupted = EventFrames.corrupted(FRAME);

        assertThat(corrupted).hasSameSizeAs(FRAME);
        assertThat(HexFormat.of().formatHex(corrupted))
                .isNotEqualTo(HexFormat.of().formatHex(FRAME));
        assertThatThrownBy(() -> new MessageDecoder().feed(corrupted))
                .isInstanceOf(RuntimeException.class);
    }
}
