package dev.promptport.inference.local;

import dev.promptport.domain.contract.StreamingCompletionPortContract;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LocalT5StreamTest extends StreamingCompletionPortContract implements LocalT5Subject {

    private static LocalT5 port;

    @BeforeAll
    static void load() {
        port = LocalT5Subject.load(2, 64);
    }

    @AfterAll
    static void close() {
        port.close();
    }

    @Override
    protected StreamingCompletionPort port() {
        return port;
    }

    @Override
    protected CompletionPort completions() {
        return port;
    }
}
