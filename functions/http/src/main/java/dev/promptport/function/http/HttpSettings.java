package dev.promptport.function.http;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * Limits of every edge, set as {@code promptport.http.*} or in the environment as {@code
 * PROMPTPORT_HTTP_*}.
 *
 * @param maxRequestBytes the largest request body, in bytes
 * @param stage the stage an API Gateway puts before the path, without slashes; routes answer with
 *     and without it
 */
@ConfigurationProperties("promptport.http")
public record HttpSettings(
        @Bindable(defaultValue = "1048576") int maxRequestBytes,
        @Bindable(defaultValue = "default") String stage) {}
