package dev.promptport.aws.sagemaker;

import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.StreamingCompletionPortContract;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

import java.io.IOException;

/** Endpoints of every dialect keep what a streaming port promises. */
class StreamPromisesTest {

    abstract static class Promises extends StreamingCompletionPortContract
            implements PlayedSubject {

        private final Dialect dialect;
        private Played played;

        Promises(Dialect dialect) {
            this.dialect = dialect;
        }

        @BeforeEach
        void start() throws IOException {
            played = Played.in(dialect);
        }

        @AfterEach
        void stop() throws IOException {
            played.close();
        }

        @Override
        protected StreamingCompletionPort port() {
            return played.adapter();
        }

        @Override
        protected CompletionPort completions() {
            return played.adapter();
        }
    }

    @Nested
    class OfTgi extends Promises {
        OfTgi() {
            super(Dialect.TGI);
        }
    }

    @Nested
    class OfLmi extends Promises {
        OfLmi() {
            super(Dialect.LMI);
        }
    }

    @Nested
    class OfLlama2 extends Promises {
        OfLlama2() {
            super(Dialect.LLAMA2);
        }

        /** It knows no seeds. */
        @Override
        public Sampling sampling() {
            return Sampling.builder().maxTokens(16).temperature(0.0).build();
        }
    }

    @Nested
    class OfMessages extends Promises {
        OfMessages() {
            super(Dialect.MESSAGES);
        }
    }
}
