package dev.promptport.aws.s3;

import dev.promptport.aws.client.AwsClients;

import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.services.s3.S3AsyncClient;

/** The SDK's client of S3 as the adapters here need it. */
public final class S3Clients {

    private S3Clients() {}

    /**
     * Bodies are sent in one piece under the checksum the adapters give, so that servers which only
     * speak like S3 understand them too.
     *
     * @param pathStyle buckets are named in the path and not in the host: for servers of one's own
     */
    public static S3AsyncClient open(AwsClients clients, boolean pathStyle) {
        return clients.build(
                S3AsyncClient.builder()
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                        .serviceConfiguration(
                                s3 ->
                                        s3.pathStyleAccessEnabled(pathStyle)
                                                .chunkedEncodingEnabled(false)));
    }
}
