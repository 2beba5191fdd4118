package dev.promptport.domain.fake;

import dev.promptport.domain.contract.ArtifactPortContract;
import dev.promptport.domain.port.ArtifactPort;

class InMemoryArtifactsTest extends ArtifactPortContract {

    private final ArtifactPort port = InMemoryArtifacts.empty();

    @Override
    protected ArtifactPort port() {
        return port;
    }

    @Override
    protected ArtifactPort unwritable() {
        return InMemoryArtifacts.unwritable();
    }
}
