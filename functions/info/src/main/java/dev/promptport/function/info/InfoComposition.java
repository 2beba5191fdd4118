package dev.promptport.function.info;

import dev.promptport.function.http.provider.ClassificationProvider;
import dev.promptport.function.http.provider.CompletionProvider;
import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.info.process.ProcessFacts;
import dev.promptport.function.info.setting.SettingCatalogue;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.env.Environment;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import java.util.List;
import java.util.stream.Stream;

/** What the function is made of. */
@Factory
final class InfoComposition {

    private static final ClassLoader CLASS_PATH = InfoComposition.class.getClassLoader();

    @Singleton
    Deployment deployment(
            Environment environment,
            SettingCatalogue catalogue,
            List<FunctionProbe> functions,
            List<CompletionProvider> completions,
            List<ClassificationProvider> classifications) {
        return new Deployment(
                environment,
                catalogue,
                new ProcessFacts(CLASS_PATH),
                functions,
                Stream.concat(
                                completions.stream().map(CompletionProvider::name),
                                classifications.stream().map(ClassificationProvider::name))
                        .toList());
    }

    @Singleton
    SettingCatalogue catalogue(JsonMapper json) {
        return SettingCatalogue.of(json, CLASS_PATH);
    }
}
