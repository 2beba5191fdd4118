package dev.promptport.aws.client;

import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.SdkAdvancedAsyncClientOption;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.retries.api.RetryStrategy;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Builds the SDK's clients of one function: they share the HTTP client and the settings. */
public final class AwsClients implements AutoCloseable {

    private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(5);

    private final AwsSettings settings;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JdkHttpClient http;

    public AwsClients(AwsSettings settings) {
        this.settings = settings;
        this.http = new JdkHttpClient(settings.connectTimeout(), threads);
    }

    /** The client, set up as all others; closing it is not needed. */
    public <C, B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C build(B builder) {
        settings.endpoint().ifPresent(builder::endpointOverride);
        return builder.region(settings.region())
                .credentialsProvider(settings.credentials())
                .httpClient(http)
                .asyncConfiguration(
                        async ->
                                async.advancedOption(
                                        SdkAdvancedAsyncClientOption.FUTURE_COMPLETION_EXECUTOR,
                                        threads))
                .overrideConfiguration(
                        override ->
                                override.retryStrategy(retries())
                                        .addExecutionInterceptor(new Attempts.Gate()))
                .build();
    }

    private RetryStrategy retries() {
        return AwsRetryStrategy.standardRetryStrategy().toBuilder()
                .maxAttempts(settings.attempts())
                .backoffStrategy(
                        BackoffStrategy.exponentialDelay(settings.backoff(), LONGEST_BACKOFF))
                .throttlingBackoffStrategy(
                        BackoffStrategy.exponentialDelay(
                                settings.backoff().multipliedBy(10), LONGEST_BACKOFF))
                .build();
    }

    @Override
    public void close() {
        http.close();
        threads.shutdownNow();
    }
}
