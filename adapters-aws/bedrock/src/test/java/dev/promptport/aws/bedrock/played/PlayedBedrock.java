package dev.promptport.aws.bedrock.played;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;

import java.io.IOException;

/** Serves one model in its dialect; a word takes 10 ms. */
record PlayedBedrock(String model, Dialect dialect) implements FaultServer.Answer {

    private static final long WORD_MILLIS = 10;

    @Override
    public void to(Exchange exchange) throws IOException, InterruptedException {
        String[] path = exchange.line().split(" ")[1].split("/");
        if (!path[2].equals(model.replace(":", "%3A"))) {
            exchange.write(
                    """
                    HTTP/1.1 400 Bad Request\r
                    x-amzn-ErrorType: ValidationException\r
                    Content-Length: 56\r
                    \r
                    {"message":"The provided model identifier is invalid." }\
                    """);
            return;
        }
        JsonView body = JsonView.of(new String(exchange.body(), UTF_8)).orElseThrow();
        Saying saying = Saying.to(dialect.asked(body));
        if (path[3].equals(dialect.operation())) {
            Thread.sleep(WORD_MILLIS * saying.words().size());
            exchange.json(200, dialect.whole(saying));
        } else {
            stream(exchange, saying);
        }
    }

    private void stream(Exchange exchange, Saying saying) throws IOException, InterruptedException {
        exchange.openHead(200, EventFrames.MEDIA_TYPE);
        exchange.write(dialect.start(saying));
        int number = 0;
        for (String word : saying.words()) {
            Thread.sleep(WORD_MILLIS);
            exchange.write(dialect.word(word, number++));
        }
        exchange.write(dialect.end(saying));
        exchange.cut();
    }
}
