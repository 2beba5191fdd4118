package dev.promptport.server.page;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Context;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Keeps the page to its own files and its own APIs: what a model writes runs nowhere and has
 * nowhere to send anything. Made at the start, which a wrong setting stops.
 */
@Context
@ServerFilter({"/", "/index.html", "/page/**"})
final class PagePolicy {

    private static final String API_ORIGINS = "PAGE_API_ORIGINS";
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.-]+(:\\d{1,5})?");

    private final String contentSecurityPolicy;

    PagePolicy(PageSettings settings) {
        this.contentSecurityPolicy =
                String.join(
                        "; ",
                        "default-src 'none'",
                        "script-src 'self'",
                        "style-src 'self'",
                        "img-src 'self' data:",
                        ("connect-src 'self' " + origins(settings.apiOrigins())).strip(),
                        "base-uri 'none'",
                        "form-action 'none'",
                        "frame-ancestors 'none'",
                        "require-trusted-types-for 'script'",
                        "trusted-types lit-html dompurify");
    }

    @ResponseFilter
    void restrict(MutableHttpResponse<?> response) {
        response.header("content-security-policy", contentSecurityPolicy)
                .header("x-content-type-options", "nosniff")
                .header("referrer-policy", "no-referrer")
                .header("cross-origin-opener-policy", "same-origin")
                .header("cross-origin-resource-policy", "same-origin")
                .header("permissions-policy", "camera=(), geolocation=(), microphone=()")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache");
    }

    private static String origins(String setting) {
        List<String> origins =
                setting.isBlank() ? List.of() : new Setting(API_ORIGINS, setting).list();
        for (String origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new Misconfigured(
                        API_ORIGINS
                                + " has '"
                                + origin
                                + "'; an origin is a scheme and a host, as https://example.org");
            }
        }
        return String.join(" ", origins);
    }
}
