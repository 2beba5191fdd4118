package dev.promptport.function.models;

import dev.promptport.aws.client.AwsClients;

import java.util.function.Supplier;

/** AWS as this process reaches it: set up when first needed, shared by all that need it. */
public final class AwsConnection implements AutoCloseable {

    private final Lazy<AwsClients> clients;

    /**
     * @param connect builds what the SDK's clients share, the first time they are needed
     */
    public AwsConnection(Supplier<AwsClients> connect) {
        clients = new Lazy<>(connect);
    }

    /**
     * What builds the SDK's clients.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when no region is set
     */
    public AwsClients clients() {
        return clients.get();
    }

    @Override
    public void close() {
        AwsClients made = clients.peek();
        if (made != null) {
            made.close();
        }
    }
}
