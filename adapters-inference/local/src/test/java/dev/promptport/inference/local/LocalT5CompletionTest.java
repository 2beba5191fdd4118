package dev.promptport.inference.local;

import dev.promptport.domain.contract.CompletionPortContract;
import dev.promptport.domain.port.CompletionPort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class LocalT5CompletionTest extends CompletionPortContract implements LocalT5Subject {

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
    protected CompletionPort port() {
        return port;
    }
}
