package dev.promptport.aws.dynamodb;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.LocalSettings;
import dev.promptport.domain.contract.ConversationPortContract;
import dev.promptport.domain.conversation.ConversationLimits;
import dev.promptport.domain.port.ConversationPort;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIf;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * The same promises against another's idea of DynamoDB, which reads the conditions with a parser of
 * its own: moto, a program in Python. Without it these tests are skipped.
 */
@EnabledIf(value = "hasMoto", disabledReason = "moto is not installed: pip install 'moto[server]'")
class DynamoDbApiTest extends ConversationPortContract {

    private static Process moto;
    private static AwsClients clients;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        int port = freePort();
        moto = python("-m", "moto.server", "-H", "127.0.0.1", "-p", Integer.toString(port)).start();
        for (int i = 0; !listens(port); i++) {
            Assumptions.assumeTrue(moto.isAlive() && i < 600, "moto does not start");
            Thread.sleep(100);
        }
        clients = new AwsClients(LocalSettings.at(URI.create("http://127.0.0.1:" + port)));
    }

    @AfterAll
    static void stop() {
        if (clients != null) {
            clients.close();
        }
        if (moto != null) {
            moto.destroy();
        }
    }

    @Override
    protected ConversationPort port(ConversationLimits limits, InstantSource clock) {
        String table = "conversations-" + UUID.randomUUID();
        clients.build(DynamoDbAsyncClient.builder())
                .createTable(
                        create ->
                                create.tableName(table)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .keySchema(
                                                key ->
                                                        key.attributeName("conversation")
                                                                .keyType(KeyType.HASH))
                                        .attributeDefinitions(
                                                attribute ->
                                                        attribute
                                                                .attributeName("conversation")
                                                                .attributeType(
                                                                        ScalarAttributeType.S)))
                .join();
        return new DynamoDbConversations(clients, table, limits, clock);
    }

    static boolean hasMoto() throws InterruptedException {
        try {
            return python("-c", "import moto.server").start().waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static ProcessBuilder python(String... arguments) {
        ProcessBuilder python =
                new ProcessBuilder("python3")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD);
        python.command().addAll(List.of(arguments));
        return python;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
