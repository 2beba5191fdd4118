package dev.promptport.aws.client;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/** When a service wants to be asked again, in its header of that name. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("\\d{1,5}");

    private RetryAfter() {}

    /** Seconds only: the date form is not used by AWS. */
    public static Optional<Duration> of(AwsServiceException error) {
        AwsErrorDetails details = error.awsErrorDetails();
        SdkHttpResponse response = details == null ? null : details.sdkHttpResponse();
        return Optional.ofNullable(response)
                .flatMap(answer -> answer.firstMatchingHeader("retry-after"))
                .filter(text -> SECONDS.matcher(text).matches())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
