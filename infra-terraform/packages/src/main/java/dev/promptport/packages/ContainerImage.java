package dev.promptport.packages;

import dev.promptport.packages.layout.FunctionPackage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The context of a container image: what would be zip and layers, and a Dockerfile that copies. */
final class ContainerImage {

    private static final String BASE = "public.ecr.aws/lambda/java:25";
    private static final String HANDLER =
            "io.micronaut.function.aws.proxy.payload2.APIGatewayV2HTTPEventFunction";

    private ContainerImage() {}

    static void write(FunctionPackage function, Path folder) throws IOException {
        function.tree().writeFolder(folder.resolve("task"));
        function.opt().writeFolder(folder.resolve("opt"));
        StringBuilder text = new StringBuilder();
        text.append("FROM ").append(BASE).append("\n");
        text.append("COPY task/ /var/task/\nCOPY opt/ /opt/\n");
        function.environment()
                .forEach((name, value) -> text.append("ENV %s=\"%s\"\n".formatted(name, value)));
        text.append("CMD [\"").append(HANDLER).append("\"]\n");
        Files.writeString(folder.resolve("Dockerfile"), text);
    }
}
