package dev.promptport.function.models;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.ArtifactPort;
import dev.promptport.domain.port.ClaimPort;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.Collectors;

/** The place for artifacts that {@code ARTIFACTS} names, among the kinds this process can use. */
@Factory
final class ArtifactsComposition {

    private static final String ARTIFACTS = "ARTIFACTS";

    @Singleton
    @Bean(typed = {ArtifactStore.class, ArtifactPort.class, ClaimPort.class})
    ArtifactStore artifacts(Environment environment, List<ArtifactPlace> places) {
        String forms =
                places.stream()
                        .map(ArtifactPlace::form)
                        .sorted()
                        .collect(Collectors.joining(" or "));
        String missing = "there is no place for artifacts: set " + ARTIFACTS + " to " + forms;
        return environment
                .getProperty("artifacts", String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting(ARTIFACTS, text.strip()))
                .map(setting -> store(setting, places, forms))
                .orElseGet(
                        () ->
                                ArtifactStore.absent(
                                        missing,
                                        () -> {
                                            throw new Misconfigured(missing);
                                        }));
    }

    private static ArtifactStore store(Setting setting, List<ArtifactPlace> places, String forms) {
        ArtifactPlace place =
                places.stream()
                        .filter(known -> known.fits().test(setting.text()))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new Misconfigured(
                                                "%s is '%s'; it has to be %s"
                                                        .formatted(
                                                                ARTIFACTS, setting.text(), forms)));
        return ArtifactStore.opened(() -> place.open().apply(setting));
    }
}
