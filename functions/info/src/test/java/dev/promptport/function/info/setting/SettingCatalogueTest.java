package dev.promptport.function.info.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

class SettingCatalogueTest {

    /** The ways in which the code asks for a setting by its name or its property's. */
    private static final List<Pattern> ASKED =
            List.of(
                    Pattern.compile("new Setting\\(\\s*\"([A-Z][A-Z0-9_]+)\""),
                    Pattern.compile("environment\\s*\\.getProperty\\(\\s*\"([a-z][a-z0-9.-]+)\""),
                    Pattern.compile("\\(\\s*environment,\\s*\"([a-z][a-z0-9.-]+)\""),
                    Pattern.compile("\\.over\\(\\s*\"[^\"]+\",\\s*\"([A-Z_]+)\""));

    private static SettingCatalogue catalogue() {
        try (ApplicationContext context = ApplicationContext.run()) {
            return context.getBean(SettingCatalogue.class);
        }
    }

    private static KnownSetting setting(String name) {
        return catalogue().settings().stream()
                .filter(setting -> setting.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void takes_defaults_and_descriptions_from_the_records_themselves() {
        assertThat(setting("PROMPTPORT_HTTP_MAX_REQUEST_BYTES"))
                .isEqualTo(
                        new KnownSetting(
                                "server",
                                "PROMPTPORT_HTTP_MAX_REQUEST_BYTES",
                                Disclosure.SHOWN,
                                "1048576",
                                "the largest request body, in bytes"));
    }

    @Test
    void keeps_a_records_setting_secret_until_the_list_says_otherwise() {
        assertThat(
                        new SettingMetadata.Property("new.one", "dev.promptport.X", null, "7")
                                .setting()
                                .disclosure())
                .isEqualTo(Disclosure.SECRET);
    }

    @Test
    void tells_nothing_of_records_that_are_not_ours() {
        assertThat(catalogue().settings())
                .extracting(KnownSetting::name)
                .noneMatch(name -> name.startsWith("MICRONAUT"));
    }

    @Test
    void gives_each_function_its_own_of_a_setting() {
        SettingCatalogue catalogue =
                new SettingCatalogue(
                        List.of(
                                new KnownSetting("models", "*_MODEL", Disclosure.SHOWN, "", ""),
                                new KnownSetting("t5", "T5_MODEL", Disclosure.SHOWN, "mini", "")));
        try (ApplicationContext context =
                ApplicationContext.run(Map.of("toxicity.model", "a:b", "other.model", "a:b"))) {
            assertThat(
                            catalogue.shown(
                                    GivenSettings.of(context.getEnvironment()),
                                    List.of("t5", "toxicity", "sagemaker-chat")))
                    .isEqualTo(
                            Map.of(
                                    "models",
                                    Map.of(
                                            "TOXICITY_MODEL",
                                            new ShownSetting(null, SettingSource.CONSTANT, "a:b")),
                                    "t5",
                                    Map.of(
                                            "T5_MODEL",
                                            new ShownSetting(
                                                    null, SettingSource.DEFAULT, "mini"))));
        }
    }

    /** What a source file asks for by name has to be known, so that the list cannot rot. */
    @Test
    void knows_every_setting_the_functions_and_the_server_read_by_name() throws IOException {
        Set<String> known =
                catalogue().settings().stream().map(KnownSetting::name).collect(Collectors.toSet());
        Set<String> read = new TreeSet<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            ASKED.forEach(pattern -> collect(pattern.matcher(text), read));
        }

        assertThat(read)
                .hasSizeGreaterThan(40)
                .contains("T5_WORKERS", "ARTIFACTS_KMS_KEY", "AWS_REGION", "APPS");
        read.removeAll(known);
        assertThat(read).as("add these to settings.txt").isEmpty();
    }

    private static void collect(Matcher matcher, Set<String> names) {
        while (matcher.find()) {
            names.add(SettingName.of(matcher.group(1)));
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("..")), Files.walk(Path.of("../../server/src")))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/main/"))
                    .toList();
        }
    }
}
