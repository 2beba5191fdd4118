package dev.promptport.aws.sagemaker.container;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.aws.sagemaker.dialect.Dialect;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An endpoint whose container keeps to what it is asked: the number of tokens, and stop sequences
 * where its dialect has them. Its answers are streamed in parts of 11 bytes, whatever they cut.
 */
public final class PlayedEndpoint implements FaultServer.Answer {

    private static final int BYTES_PER_PART = 11;
    private static final long SLOWLY_MILLIS = 20;

    private final Container container;

    public PlayedEndpoint(Dialect dialect) {
        this.container =
                switch (dialect) {
                    case TGI -> TextContainer.TGI;
                    case LMI -> TextContainer.LMI;
                    case LLAMA2 -> TextContainer.LLAMA2;
                    case MESSAGES -> new ChatContainer();
                };
    }

    @Override
    public void to(Exchange exchange) throws IOException, InterruptedException {
        JsonObject request =
                JsonParser.parseString(new String(exchange.body(), StandardCharsets.UTF_8))
                        .getAsJsonObject();
        Story story = container.story(request);
        if (exchange.line().contains("/invocations-response-stream ")) {
            stream(exchange, request, story);
        } else if (story.endless()) {
            exchange.silence();
        } else {
            exchange.json(200, container.whole(request, story));
        }
    }

    private void stream(Exchange exchange, JsonObject request, Story story)
            throws IOException, InterruptedException {
        exchange.chunkedHead(200, EventFrames.MEDIA_TYPE);
        do {
            for (String token : story.tokens()) {
                parts(exchange, container.token(token));
                if (story.endless()) {
                    Thread.sleep(SLOWLY_MILLIS);
                }
            }
        } while (story.endless());
        for (String line : container.end(request, story)) {
            parts(exchange, line);
        }
        exchange.lastChunk();
    }

    private static void parts(Exchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += BYTES_PER_PART) {
            int to = Math.min(from + BYTES_PER_PART, bytes.length);
            exchange.chunk(part(Arrays.copyOfRange(bytes, from, to)));
        }
    }

    /** One part of a streamed answer, as SageMaker frames it. */
    public static byte[] part(byte[] bytes) {
        return EventFrames.event("PayloadPart", bytes, "application/octet-stream");
    }
}
