package dev.promptport.inference.openai;

import dev.promptport.domain.contract.StreamingCompletionPortContract;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.inference.openai.played.Endpoint;

import org.junit.jupiter.api.AfterEach;

/** An endpoint keeps what a streaming port promises. */
class StreamPromisesTest extends StreamingCompletionPortContract implements PlayedSubject {

    private final Endpoint endpoint = Endpoint.playing();
    private final Calls calls = Calls.of(endpoint.baseUrl());

    @AfterEach
    void stop() {
        calls.close();
        endpoint.close();
    }

    @Override
    protected StreamingCompletionPort port() {
        return calls.adapter();
    }

    @Override
    protected CompletionPort completions() {
        return calls.adapter();
    }
}
