package dev.promptport.function.http.cors;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/**
 * What browsers are told, set as {@code promptport.http.cors.*} or in the environment as {@code
 * PROMPTPORT_HTTP_CORS_*}. Behind an HTTP API or a function URL nothing is set here: those write
 * the headers themselves.
 *
 * @param origins the origins whose pages may read the answers, with commas, or {@code *} for all;
 *     none when empty
 */
@ConfigurationProperties("promptport.http.cors")
record CorsSettings(@Bindable(defaultValue = "") String origins) {}
