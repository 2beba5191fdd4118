package dev.promptport.function.http.setting;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.env.MapPropertySource;
import io.micronaut.context.env.PropertySource.PropertyConvention;

import java.util.Map;

/** Settings under the names they have in the environment, which itself is not looked at. */
public final class EnvironmentSettings {

    private EnvironmentSettings() {}

    /** A running context with those settings and beans. */
    public static ApplicationContext start(Map<String, String> environment, Object... singletons) {
        return in(ApplicationContext.builder(), environment).singletons(singletons).start();
    }

    /** The builder, given those settings. */
    public static ApplicationContextBuilder in(
            ApplicationContextBuilder builder, Map<String, String> environment) {
        return builder.propertySources(new AsEnvironment(environment))
                .environmentPropertySource(false);
    }

    private static final class AsEnvironment extends MapPropertySource {

        AsEnvironment(Map<String, String> environment) {
            super("environment", environment);
        }

        @Override
        public PropertyConvention getConvention() {
            return PropertyConvention.ENVIRONMENT_VARIABLE;
        }
    }
}
