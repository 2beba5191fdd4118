package dev.promptport.aws.sagemaker;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.UnknownModel;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** The endpoints of an adapter, by their models' names. */
record ServedEndpoints<T>(Map<String, T> byName) {

    private static final String PROVIDER = "sagemaker";

    static <E, T> ServedEndpoints<T> of(
            Collection<E> endpoints, Function<E, String> name, Function<E, T> served) {
        Map<String, T> byName = new HashMap<>();
        for (E endpoint : endpoints) {
            if (byName.put(name.apply(endpoint), served.apply(endpoint)) != null) {
                throw new Misconfigured(
                        "the SageMaker endpoint '" + name.apply(endpoint) + "' is set up twice");
            }
        }
        return new ServedEndpoints<>(Map.copyOf(byName));
    }

    T serving(ModelId model) {
        T served = model.provider().equals(PROVIDER) ? byName.get(model.name()) : null;
        if (served == null) {
            throw new UnknownModel(model, "no SageMaker endpoint is served as '" + model + "'");
        }
        return served;
    }
}
