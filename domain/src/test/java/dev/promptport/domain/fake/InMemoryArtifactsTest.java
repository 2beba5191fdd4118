package dev.promptport.domain.fake;

import dev.promptport.domain.contract.ArtifactPortContract;
import dev.promptport.domain.contract.ClaimPortContract;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;

import org.junit.jupiter.api.Nested;

class InMemoryArtifactsTest {

    private final InMemoryArtifacts memory = InMemoryArtifacts.empty();

    @Nested
    class AsArtifacts extends ArtifactPortContract {

        @Override
        protected ArtifactPort port() {
            return memory;
        }

        @Override
        protected ArtifactPort unwritable() {
            return InMemoryArtifacts.unwritable();
        }
    }

    @Nested
    class AsClaims extends ClaimPortContract {

        @Override
        protected ClaimPort port() {
            return memory;
        }

        @Override
        protected ArtifactPort artifacts() {
            return memory;
        }
    }
}
