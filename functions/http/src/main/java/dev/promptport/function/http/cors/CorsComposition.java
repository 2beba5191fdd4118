package dev.promptport.function.http.cors;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.server.HttpServerConfiguration.CorsConfiguration;
import io.micronaut.http.server.cors.CorsOriginConfiguration;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Turns {@code PROMPTPORT_HTTP_CORS_ORIGINS} into what the server answers browsers. */
@Factory
final class CorsComposition {

    private static final String SETTING = "PROMPTPORT_HTTP_CORS_ORIGINS";
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");
    private static final long PREFLIGHT_SECONDS = 3600;

    @Bean
    @Singleton
    BeanCreatedEventListener<CorsConfiguration> corsOrigins(CorsSettings settings) {
        return created -> {
            CorsConfiguration cors = created.getBean();
            if (!settings.origins().isBlank()) {
                cors.setConfigurations(Map.of("origins", answersFor(settings.origins())));
                cors.setEnabled(true);
            }
            return cors;
        };
    }

    private static CorsOriginConfiguration answersFor(String setting) {
        List<String> origins = new Setting(SETTING, setting).list();
        CorsOriginConfiguration answers = new CorsOriginConfiguration();
        answers.setAllowedOrigins(
                origins.equals(List.of("*")) ? CorsOriginConfiguration.ANY : origins(origins));
        answers.setAllowedMethods(
                List.of(HttpMethod.GET, HttpMethod.POST, HttpMethod.PUT, HttpMethod.OPTIONS));
        answers.setExposedHeaders(
                List.of(
                        "x-request-id",
                        "retry-after",
                        "x-model",
                        "x-input-tokens",
                        "x-output-tokens",
                        "x-finish-reason"));
        answers.setAllowCredentials(false);
        answers.setMaxAge(PREFLIGHT_SECONDS);
        return answers;
    }

    private static List<String> origins(List<String> origins) {
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new Misconfigured(
                        SETTING
                                + " has '"
                                + origin
                                + "'; an origin is a scheme and a host, as https://example.org, or * alone for all");
            }
        }
        return origins;
    }
}
