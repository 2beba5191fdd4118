package dev.promptport.function.info;

import dev.promptport.function.info.Info.ApiGateway;
import dev.promptport.function.info.Info.Aws;
import dev.promptport.function.info.Info.LambdaFunction;

import io.micronaut.context.env.Environment;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Reads what Lambda and Terraform say of AWS in the environment. */
record AwsSurroundings(Environment environment) {

    Aws aws() {
        return new Aws(
                new ApiGateway(
                        text("promptport.api.id"),
                        list("promptport.api.domains"),
                        text("promptport.api.stage")),
                new LambdaFunction(
                        text("aws.lambda.function.name"),
                        text("aws.lambda.function.memory.size"),
                        text("aws.lambda.function.version")),
                text("aws.region"));
    }

    private @Nullable String text(String property) {
        return environment
                .getProperty(property, String.class)
                .filter(text -> !text.isBlank())
                .orElse(null);
    }

    private List<String> list(String property) {
        String text = text(property);
        return text == null
                ? List.of()
                : Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }
}
