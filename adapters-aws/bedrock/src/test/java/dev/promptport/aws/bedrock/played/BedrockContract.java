package dev.promptport.aws.bedrock.played;

import dev.promptport.aws.bedrock.BedrockCompletions;
import dev.promptport.aws.bedrock.BedrockSettings;
import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.FaultServer;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.contract.CompletionPortContract;
import dev.promptport.domain.contract.CompletionSubject;
import dev.promptport.domain.contract.StreamingCompletionPortContract;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

import java.io.IOException;

/** What the ports promise, whichever way the model is called. */
abstract class BedrockContract {

    private final ModelId model;
    private final FaultServer server;
    private final AwsClients clients;
    private final BedrockCompletions port;

    BedrockContract(String model, Dialect dialect, BedrockSettings settings) throws IOException {
        this.model = new ModelId("bedrock", model);
        this.server = FaultServer.start(new PlayedBedrock(model, dialect));
        this.clients = new AwsClients(server.settings());
        this.port = new BedrockCompletions(clients, settings);
    }

    @AfterEach
    void close() throws IOException {
        clients.close();
        server.close();
    }

    @Nested
    class Whole extends CompletionPortContract implements Subject {

        @Override
        protected CompletionPort port() {
            return port;
        }

        @Override
        public ModelId model() {
            return model;
        }
    }

    @Nested
    class Streamed extends StreamingCompletionPortContract implements Subject {

        @Override
        protected StreamingCompletionPort port() {
            return port;
        }

        @Override
        protected CompletionPort completions() {
            return port;
        }

        @Override
        public ModelId model() {
            return model;
        }
    }

    /** What the played model is asked. */
    interface Subject extends CompletionSubject {

        @Override
        default String prompt() {
            return "Say hello.";
        }

        @Override
        default CompletionRequest longRequest(Deadline deadline) {
            return CompletionRequest.of(model(), "Count.", Sampling.DEFAULT, deadline);
        }
    }
}
