package dev.promptport.function.codegeneration;

import dev.promptport.domain.artifact.Artifact;
import dev.promptport.domain.artifact.ArtifactContent;
import dev.promptport.domain.artifact.ArtifactDraft;
import dev.promptport.domain.artifact.ArtifactKey;
import dev.promptport.domain.artifact.Claim;
import dev.promptport.domain.artifact.Idempotency;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Optional;

/** Keeps artifacts in a {@link Store} instead of the place that is set, in contexts with one. */
@Factory
@Requires(bean = Store.class)
class FakeArtifacts {

    @Singleton
    @Primary
    @Bean(typed = {ArtifactPort.class, ClaimPort.class})
    Stored artifacts(Store store) {
        return new Stored(store);
    }

    record Stored(Store store) implements ArtifactPort, ClaimPort {

        @Override
        public Artifact save(ArtifactDraft draft) {
            return store.memory().save(draft);
        }

        @Override
        public Optional<ArtifactContent> read(ArtifactKey key) {
            return store.memory().read(key);
        }

        @Override
        public List<Artifact> list(int limit) {
            return store.memory().list(limit);
        }

        @Override
        public Claim claim(Idempotency idempotency, String extension, Deadline until) {
            return store.memory().claim(idempotency, extension, until);
        }

        @Override
        public void release(Idempotency idempotency) {
            store.memory().release(idempotency);
        }
    }
}
