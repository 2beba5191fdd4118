package dev.promptport.function.t5;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.wire.LocalSettings;
import dev.promptport.aws.s3.S3Clients;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;

import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.services.s3.S3AsyncClient;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/** The tiny checkpoint in a bucket, on a server in this process that speaks S3. */
final class CheckpointBucket implements AutoCloseable {

    static final Path TINY =
            Path.of("../../adapters-inference/local/src/test/resources/golden/tiny-t5");
    static final List<String> FILES =
            List.of("config.json", "tokenizer.json", "generation_config.json", "model.safetensors");

    private static final String FOLDER = "t5/tiny";

    private final String name = "models-" + UUID.randomUUID();
    private final S3Proxy server =
            S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(
                            AuthenticationType.AWS_V4,
                            LocalSettings.ACCESS_KEY,
                            LocalSettings.SECRET_KEY)
                    .ignoreUnknownHeaders(true)
                    .build();
    private final AwsClients aws;
    private final S3AsyncClient s3;

    CheckpointBucket() throws Exception {
        server.start();
        aws = clients();
        s3 = S3Clients.open(aws, true);
        s3.createBucket(create -> create.bucket(name)).join();
        for (String file : FILES) {
            put(file, content(file));
        }
    }

    static byte[] content(String file) throws IOException {
        return Files.readAllBytes(TINY.resolve(file));
    }

    String name() {
        return name;
    }

    /** What {@code T5_MODEL} is set to. */
    String address() {
        return "s3://" + name + "/" + FOLDER;
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    /** Clients of their own, as another process would have. */
    AwsClients clients() {
        return new AwsClients(LocalSettings.at(endpoint()));
    }

    void put(String file, byte[] content) {
        s3.putObject(put -> put.bucket(name).key(key(file)), AsyncRequestBody.fromBytes(content))
                .join();
    }

    void remove(String file) {
        s3.deleteObject(delete -> delete.bucket(name).key(key(file))).join();
    }

    private static String key(String file) {
        return FOLDER + "/" + file;
    }

    @Override
    public void close() throws Exception {
        aws.close();
        server.stop();
    }
}
