package dev.promptport.server;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.function.codegeneration.ArtifactsController;
import dev.promptport.function.codegeneration.CodeGenerationController;
import dev.promptport.function.functioncalling.FunctionCallingController;
import dev.promptport.function.http.setting.Setting;
import dev.promptport.function.info.InfoController;
import dev.promptport.function.memorychat.MemoryChatController;
import dev.promptport.function.openaichat.AppsController;
import dev.promptport.function.openaichat.CompletionsController;
import dev.promptport.function.openaichat.ModelsController;
import dev.promptport.function.openaichat.PassthroughController;
import dev.promptport.function.sagemakerchat.SageMakerChatController;
import dev.promptport.function.t5.T5Controller;
import dev.promptport.function.toxicity.ToxicityController;
import dev.promptport.server.env.EnvFile;

import io.micronaut.context.env.Environment;
import io.micronaut.openapi.annotation.OpenAPIInclude;
import io.micronaut.runtime.Micronaut;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** Starts the server. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Promptport",
                        version = "v1",
                        description = "Language models behind thin, typed functions.",
                        license = @License(name = "Apache-2.0")))
@OpenAPIInclude({
    T5Controller.class,
    SageMakerChatController.class,
    ToxicityController.class,
    CodeGenerationController.class,
    ArtifactsController.class,
    CompletionsController.class,
    ModelsController.class,
    PassthroughController.class,
    AppsController.class,
    MemoryChatController.class,
    FunctionCallingController.class,
    InfoController.class
})
public final class ServerApplication extends Micronaut {

    private ServerApplication(EnvFile file) {
        banner(false);
        mainClass(ServerApplication.class);
        propertySources(file);
    }

    public static void main(String[] arguments) {
        try {
            EnvFile file = EnvFile.read(System.getenv(), Path.of(""));
            checkPort(System.getenv("PORT"), file.get("PORT"));
            new ServerApplication(file).args(arguments).start();
        } catch (Misconfigured e) {
            end(e);
        }
    }

    /** Micronaut would tell of a wrong one in twenty lines, not the same ones each time. */
    private static void checkPort(@Nullable String ofEnvironment, @Nullable Object ofFile) {
        boolean given = ofEnvironment != null && !ofEnvironment.isBlank();
        Object port = given ? ofEnvironment : ofFile;
        if (port != null) {
            new Setting("PORT", port.toString()).wholeNumber(0, 65_535);
        }
    }

    /** A start that fails says why in one sentence; a stack trace would bury it. */
    @Override
    protected void handleStartupException(Environment environment, Throwable exception) {
        end(exception);
    }

    private static void end(Throwable exception) {
        System.err.println("Promptport cannot start: " + StartFailure.sentence(exception));
        System.exit(1);
    }
}
