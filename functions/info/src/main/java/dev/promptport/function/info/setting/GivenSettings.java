package dev.promptport.function.info.setting;

import io.micronaut.context.env.Environment;
import io.micronaut.context.env.PropertySource;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this process was given, by the names of the environment, each from the source that has the
 * last word on it. Not to be shown as it is.
 */
public final class GivenSettings {

    /** Lists, with commas, the names of the variables that Terraform has set. */
    public static final String TERRAFORM = "PROMPTPORT_TERRAFORM_SETTINGS";

    /** A value that is not empty, and its source. */
    record Given(String text, SettingSource source) {

        @Override
        public String toString() {
            return "Given[" + source + "]";
        }
    }

    private final Environment environment;
    private final Map<String, Given> given = new HashMap<>();

    private GivenSettings(Environment environment) {
        this.environment = environment;
    }

    /** What is given now. */
    public static GivenSettings of(Environment environment) {
        GivenSettings settings = new GivenSettings(environment);
        List<PropertySource> lastWordLast =
                environment.getPropertySources().stream()
                        .sorted(Comparator.comparingInt(PropertySource::getOrder))
                        .toList();
        for (PropertySource source : lastWordLast) {
            for (String property : source) {
                settings.put(property, source);
            }
        }
        settings.assignToTerraform();
        return settings;
    }

    private void put(String property, PropertySource source) {
        String text = String.valueOf(source.get(property));
        if (!text.isBlank()) {
            given.put(SettingName.of(property), new Given(text, SettingSource.of(source)));
        }
    }

    private void assignToTerraform() {
        for (String name : names(TERRAFORM)) {
            given.computeIfPresent(
                    name,
                    (_, value) ->
                            value.source() == SettingSource.ENVIRONMENT
                                    ? new Given(value.text(), SettingSource.TERRAFORM)
                                    : value);
        }
    }

    private Set<String> names(String setting) {
        return find(setting).stream()
                .flatMap(value -> Arrays.stream(value.text().split(",", -1)))
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    Optional<Given> find(String name) {
        return Optional.ofNullable(given.get(name))
                .map(value -> new Given(resolved(value.text()), value.source()));
    }

    /** With what its placeholders stand for, as the code that reads the setting sees it. */
    private String resolved(String text) {
        return environment.getPlaceholderResolver().resolvePlaceholders(text).orElse(text);
    }

    /** Where a setting comes from; {@link SettingSource#DEFAULT} when it is not given. */
    public SettingSource source(String name) {
        Given value = given.get(name);
        return value == null ? SettingSource.DEFAULT : value.source();
    }
}
