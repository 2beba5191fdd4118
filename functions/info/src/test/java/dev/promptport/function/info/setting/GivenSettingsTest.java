package dev.promptport.function.info.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.env.PropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.Optional;

class GivenSettingsTest {

    private static final int ENVIRONMENT_ORDER = -200;
    private static final int DOTENV_ORDER = -250;

    @AfterEach
    void noConstant() {
        System.clearProperty("t5.model");
    }

    private static PropertySource source(String name, int order, Map<String, Object> properties) {
        return new Variables(name, order, properties);
    }

    private static Optional<GivenSettings.Given> find(String name, PropertySource... sources) {
        try (ApplicationContext context =
                ApplicationContext.builder()
                        .environmentPropertySource(false)
                        .propertySources(sources)
                        .start()) {
            return GivenSettings.of(context.getEnvironment()).find(name);
        }
    }

    private static PropertySource environment(String value) {
        return source("env", ENVIRONMENT_ORDER, Map.of("T5_MODEL", value));
    }

    private static PropertySource dotenv(String value) {
        return source(".env", DOTENV_ORDER, Map.of("T5_MODEL", value));
    }

    private static PropertySource builtIn(String value) {
        return PropertySource.of("application", Map.of("t5.model", value), -300);
    }

    @Test
    void a_constant_has_the_last_word() {
        System.setProperty("t5.model", "constant");

        assertThat(find("T5_MODEL", environment("e"), dotenv("d"), builtIn("b")))
                .hasValue(new GivenSettings.Given("constant", SettingSource.CONSTANT));
    }

    @Test
    void then_comes_the_environment() {
        assertThat(find("T5_MODEL", dotenv("d"), environment("e"), builtIn("b")))
                .hasValue(new GivenSettings.Given("e", SettingSource.ENVIRONMENT));
    }

    @Test
    void then_the_file() {
        assertThat(find("T5_MODEL", dotenv("d"), builtIn("b")))
                .hasValue(new GivenSettings.Given("d", SettingSource.DOTENV));
    }

    @Test
    void then_what_was_built_in() {
        assertThat(find("T5_MODEL", builtIn("b")))
                .hasValue(new GivenSettings.Given("b", SettingSource.DEFAULT));
        assertThat(find("T5_MODEL")).isEmpty();
    }

    @Test
    void what_is_empty_gives_way() {
        assertThat(find("T5_MODEL", environment(""), dotenv(" "), builtIn("b")))
                .hasValue(new GivenSettings.Given("b", SettingSource.DEFAULT));
    }

    @Test
    void terraform_has_its_part_of_the_environment_alone() {
        PropertySource listed =
                source(
                        "env",
                        ENVIRONMENT_ORDER,
                        Map.of("T5_MODEL", "e", GivenSettings.TERRAFORM, "T5_MODEL,T5_QUEUE"));
        PropertySource queue = source(".env", DOTENV_ORDER, Map.of("T5_QUEUE", "9"));

        assertThat(find("T5_MODEL", listed, queue))
                .hasValue(new GivenSettings.Given("e", SettingSource.TERRAFORM));
        assertThat(find("T5_QUEUE", listed, queue))
                .hasValue(new GivenSettings.Given("9", SettingSource.DOTENV));
    }

    @Test
    void a_value_is_what_its_placeholders_stand_for() {
        PropertySource properties =
                PropertySource.of(
                        "application", Map.of("t5.model", "${base}/flan", "base", "/opt"));

        assertThat(find("T5_MODEL", properties).orElseThrow().text()).isEqualTo("/opt/flan");
    }

    @Test
    void a_value_is_not_in_their_text() {
        assertThat(new GivenSettings.Given("secret", SettingSource.ENVIRONMENT))
                .asString()
                .doesNotContain("secret");
    }

    private static final class Variables extends io.micronaut.context.env.MapPropertySource {

        private final int order;

        Variables(String name, int order, Map<String, Object> properties) {
            super(name, properties);
            this.order = order;
        }

        @Override
        public int getOrder() {
            return order;
        }

        @Override
        public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
        }
    }
}
