package dev.promptport.function.http.setting;

import io.micronaut.context.ApplicationContextBuilder;
import io.micronaut.context.ApplicationContextConfigurer;
import io.micronaut.context.annotation.ContextConfigurer;

import java.util.Map;

/**
 * A variable of the environment that is empty is as good as none: Terraform and compose files write
 * such for what nobody has set. The setting has its default then.
 */
@ContextConfigurer
public final class EmptyMeansDefault implements ApplicationContextConfigurer {

    @Override
    public void configure(ApplicationContextBuilder builder) {
        builder.environmentVariableExcludes(empty(System.getenv()));
    }

    static String[] empty(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getValue().isBlank())
                .map(Map.Entry::getKey)
                .toArray(String[]::new);
    }
}
