package dev.promptport.function.codegeneration;

import dev.promptport.domain.fake.InMemoryArtifacts;

/** The memory that artifacts of the present test are kept in. */
final class Store {

    private volatile InMemoryArtifacts memory = InMemoryArtifacts.empty();

    InMemoryArtifacts memory() {
        return memory;
    }

    void keptIn(InMemoryArtifacts other) {
        memory = other;
    }
}
