package dev.promptport.inference.openai;

import dev.promptport.domain.contract.CompletionPortContract;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.inference.openai.played.Endpoint;

import org.junit.jupiter.api.AfterEach;

/** An endpoint keeps what a completion port promises. */
class CompletionPromisesTest extends CompletionPortContract implements PlayedSubject {

    private final Endpoint endpoint = Endpoint.playing();
    private final Calls calls = Calls.of(endpoint.baseUrl());

    @AfterEach
    void stop() {
        calls.close();
        endpoint.close();
    }

    @Override
    protected CompletionPort port() {
        return calls.adapter();
    }
}
