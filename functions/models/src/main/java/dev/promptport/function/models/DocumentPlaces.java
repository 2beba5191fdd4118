package dev.promptport.function.models;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.DocumentPort;
import dev.promptport.function.http.setting.Setting;

import io.micronaut.context.env.Environment;

import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Where a function's documents are: those it carries, and over them those of a place that a setting
 * names. What is there hides what the function carries under the same name, without a rollout.
 */
public final class DocumentPlaces {

    private final Environment environment;
    private final List<DocumentPlace> places;
    private final Function<String, DocumentPort> classPath;
    private final BinaryOperator<DocumentPort> layers;

    /**
     * @param classPath the documents in a folder of the class path
     * @param layers the first and over it the second
     */
    DocumentPlaces(
            Environment environment,
            List<DocumentPlace> places,
            Function<String, DocumentPort> classPath,
            BinaryOperator<DocumentPort> layers) {
        this.environment = environment;
        this.places = List.copyOf(places);
        this.classPath = classPath;
        this.layers = layers;
    }

    /**
     * The documents in a folder of the class path, and over them those of the place that the
     * setting names, if it is set.
     *
     * @param folder as in {@code promptport/apps}
     * @param name the setting's, as it is in the environment: {@code APPS}
     * @throws Misconfigured when the setting is no place of a kind that this process can read;
     *     whether the place is there shows when it is read
     */
    public DocumentPort over(String folder, String name) {
        DocumentPort carried = classPath.apply(folder);
        return environment
                .getProperty(name.toLowerCase(Locale.ROOT).replace('_', '-'), String.class)
                .filter(text -> !text.isBlank())
                .map(text -> new Setting(name, text.strip()))
                .map(setting -> layers.apply(carried, place(setting)))
                .orElse(carried);
    }

    private DocumentPort place(Setting setting) {
        DocumentPlace place =
                places.stream()
                        .filter(known -> known.fits().test(setting.text()))
                        .findFirst()
                        .orElseThrow(() -> unknown(setting));
        Lazy<DocumentPort> opened = new Lazy<>(() -> place.open().apply(setting));
        return () -> opened.get().documents();
    }

    private Misconfigured unknown(Setting setting) {
        String forms =
                places.stream()
                        .map(DocumentPlace::form)
                        .sorted()
                        .collect(Collectors.joining(" or "));
        return new Misconfigured(
                "%s is '%s'; it has to be %s".formatted(setting.name(), setting.text(), forms));
    }
}
