package dev.promptport.aws.bedrock;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.Upstream;

/** A Bedrock on this machine that answers what it is told to, and the ports before it. */
final class LocalBedrock implements AutoCloseable {

    private final Upstream upstream = Upstream.start();
    private final AwsClients clients = new AwsClients(upstream.settings());

    Upstream upstream() {
        return upstream;
    }

    BedrockCompletions port() {
        return port(BedrockSettings.DEFAULT);
    }

    BedrockCompletions port(BedrockSettings settings) {
        return new BedrockCompletions(clients, settings);
    }

    @Override
    public void close() {
        clients.close();
        upstream.close();
    }
}
