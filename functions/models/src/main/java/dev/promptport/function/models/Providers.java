package dev.promptport.function.models;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The providers of one kind of models by name. */
final class Providers<P> {

    private final SortedMap<String, P> byName = new TreeMap<>();

    Providers(List<P> providers, Function<P, String> name) {
        providers.forEach(provider -> byName.put(name.apply(provider), provider));
    }

    Optional<P> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /**
     * The provider of the model that is set.
     *
     * @throws Misconfigured when there is none of that name
     */
    P of(ModelSetting setting) {
        ModelId model = setting.required();
        return named(model.provider())
                .orElseThrow(
                        () ->
                                new Misconfigured(
                                        "%s is '%s', but %s"
                                                .formatted(setting.name(), model, known())));
    }

    String known() {
        return byName.isEmpty()
                ? "no provider of such models is here"
                : "the providers of such models here are " + String.join(", ", byName.keySet());
    }
}
