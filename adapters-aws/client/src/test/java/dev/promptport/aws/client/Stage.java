package dev.promptport.aws.client;

import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Exchange;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.domain.completion.Deadline;

import java.io.IOException;

/** How far an upstream goes before it says no more. */
enum Stage implements FaultServer.Answer {
    BEFORE_AN_ANSWER(false) {
        @Override
        void begin(Exchange exchange) {}
    },
    IN_MID_ANSWER(false) {
        @Override
        void begin(Exchange exchange) throws IOException {
            exchange.head(200, "application/json", 500);
            exchange.write(Sample.answer("half").substring(0, 40));
        }
    },
    IN_MID_ERROR(false) {
        @Override
        void begin(Exchange exchange) throws IOException {
            exchange.head(503, "application/json", 500);
            exchange.write("{\"message\":");
        }
    },
    BEFORE_A_STREAM(true) {
        @Override
        void begin(Exchange exchange) {}
    },
    BEFORE_THE_FIRST_EVENT(true) {
        @Override
        void begin(Exchange exchange) throws IOException {
            exchange.chunkedHead(200, EventFrames.MEDIA_TYPE);
        }
    },
    IN_MID_STREAM(true) {
        @Override
        void begin(Exchange exchange) throws IOException {
            exchange.chunkedHead(200, EventFrames.MEDIA_TYPE);
            exchange.chunk(Sample.delta("word"));
        }
    };

    private final boolean stream;

    Stage(boolean stream) {
        this.stream = stream;
    }

    abstract void begin(Exchange exchange) throws IOException;

    @Override
    public void to(Exchange exchange) throws IOException, InterruptedException {
        begin(exchange);
        exchange.silence();
    }

    /** The call that gets there. */
    void call(Sample sample, Deadline deadline) {
        if (stream) {
            sample.stream(deadline, _ -> {});
        } else {
            sample.ask("hello", deadline);
        }
    }
}
