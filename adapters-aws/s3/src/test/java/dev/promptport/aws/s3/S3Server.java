package dev.promptport.aws.s3;

import dev.promptport.aws.client.AwsClients;
import dev.promptport.aws.client.AwsSettings;
import dev.promptport.domain.artifact.Ulid;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.TransientNio2BlobStore;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.async.AsyncRequestBody;
import software.amazon.awssdk.core.async.AsyncResponseTransformer;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3AsyncClient;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that speaks S3, in this JVM, and keeps its objects in memory. Checks signatures. */
final class S3Server implements BeforeAllCallback, AfterAllCallback {

    private static final String ACCESS_KEY = "AKIDEXAMPLE";
    private static final String SECRET_KEY = "nobody's secret";

    private final S3Proxy proxy =
            S3Proxy.builder()
                    .blobStore(new TransientNio2BlobStore())
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .awsAuthentication(AuthenticationType.AWS_V4, ACCESS_KEY, SECRET_KEY)
                    .ignoreUnknownHeaders(true)
                    .jettyMaxThreads(80)
                    .build();

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        proxy.start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        proxy.stop();
    }

    AwsSettings settings() {
        return AwsSettings.of(Region.EU_CENTRAL_1, credentials())
                .withEndpoint(URI.create("http://127.0.0.1:" + proxy.getPort()));
    }

    /** A client of its own, as another process would have. */
    S3AsyncClient client() {
        return S3Clients.open(new AwsClients(settings()), true);
    }

    private static StaticCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(ACCESS_KEY, SECRET_KEY));
    }

    /** An empty bucket that nobody else uses. */
    S3Location bucket(S3AsyncClient s3) {
        String name = "bucket-" + Ulid.at(Instant.now()).toString().toLowerCase(Locale.ROOT);
        s3.createBucket(create -> create.bucket(name)).join();
        return new S3Location(name, "");
    }

    static void put(S3AsyncClient s3, S3Location bucket, String key, byte[] content) {
        s3.putObject(
                        put -> put.bucket(bucket.bucket()).key(key),
                        AsyncRequestBody.fromBytes(content))
                .join();
    }

    static ResponseBytes<GetObjectResponse> get(S3AsyncClient s3, S3Location bucket, String key) {
        return s3.getObject(
                        get -> get.bucket(bucket.bucket()).key(key),
                        AsyncResponseTransformer.toBytes())
                .join();
    }

    static void remove(S3AsyncClient s3, S3Location bucket, String key) {
        s3.deleteObject(delete -> delete.bucket(bucket.bucket()).key(key)).join();
    }

    /** Every key in the bucket, in order. */
    static List<String> keys(S3AsyncClient s3, S3Location bucket) {
        List<String> keys = new CopyOnWriteArrayList<>();
        s3.listObjectsV2Paginator(list -> list.bucket(bucket.bucket()))
                .contents()
                .subscribe(object -> keys.add(object.key()))
                .join();
        return keys;
    }
}
