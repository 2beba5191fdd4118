package dev.promptport.function.info.setting;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.promptport.function.info.setting.GivenSettings.Given;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/**
 * A setting as it is told to callers.
 *
 * @param set whether there is a value; absent where the value is told
 * @param value what holds; absent where it is secret or there is none
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ShownSetting(@Nullable Boolean set, SettingSource source, @Nullable String value) {

    static ShownSetting of(KnownSetting setting, Optional<Given> given) {
        SettingSource source = given.map(Given::source).orElse(SettingSource.DEFAULT);
        String text = given.map(Given::text).orElse(setting.fallback());
        String value =
                switch (setting.disclosure()) {
                    case SHOWN -> text;
                    case ADDRESS -> address(text);
                    case SECRET -> "";
                };
        return value.isEmpty()
                ? new ShownSetting(!text.isEmpty(), source, null)
                : new ShownSetting(null, source, value);
    }

    /** Without what may be secret; nothing is left of what is no address. */
    private static String address(String text) {
        try {
            URI uri = new URI(text.strip());
            return uri.getHost() == null
                    ? ""
                    : new URI(
                                    uri.getScheme(),
                                    null,
                                    uri.getHost(),
                                    uri.getPort(),
                                    uri.getPath(),
                                    null,
                                    null)
                            .toString();
        } catch (URISyntaxException _) {
            return "";
        }
    }
}
