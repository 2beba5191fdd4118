package dev.promptport.function.info.setting;

import io.micronaut.json.JsonMapper;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What the compiler wrote down of the records of settings on the class path: the names, defaults
 * and descriptions that the code itself has.
 */
@Serdeable
record SettingMetadata(@Nullable List<Property> properties) {

    private static final String RESOURCE = "META-INF/spring-configuration-metadata.json";
    private static final String OURS = "dev.promptport.";

    /** One component of such a record. */
    @Serdeable
    record Property(
            String name,
            @Nullable String sourceType,
            @Nullable String description,
            @Nullable String defaultValue) {

        /** Secret, for nobody has said otherwise yet. */
        KnownSetting setting() {
            return new KnownSetting(
                    SettingName.of(name.substring(0, Math.max(0, name.lastIndexOf('.'))))
                            .toLowerCase(Locale.ROOT),
                    SettingName.of(name),
                    Disclosure.SECRET,
                    defaultValue == null ? "" : defaultValue,
                    plain(description == null ? "" : description));
        }

        private static String plain(String javadoc) {
            return javadoc.replaceAll("\\{@\\w+\\s+([^}]*)}", "$1").replaceAll("\\s+", " ");
        }
    }

    /** The settings of all our records. */
    static List<KnownSetting> read(JsonMapper json, ClassLoader classPath) {
        List<KnownSetting> settings = new ArrayList<>();
        try {
            for (URL url : Collections.list(classPath.getResources(RESOURCE))) {
                try (InputStream in = url.openStream()) {
                    SettingMetadata read = json.readValue(in, SettingMetadata.class);
                    if (read != null) {
                        read.ours().stream().map(Property::setting).forEach(settings::add);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return settings;
    }

    private List<Property> ours() {
        return properties == null
                ? List.of()
                : properties.stream()
                        .filter(p -> p.sourceType() != null && p.sourceType().startsWith(OURS))
                        .toList();
    }
}
