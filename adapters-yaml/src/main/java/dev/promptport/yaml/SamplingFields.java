package dev.promptport.yaml;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.SamplingBuilder;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** How a model is sampled, as files say it; each within the bounds of {@link Sampling}. */
final class SamplingFields {

    private SamplingFields() {}

    static Optional<Double> temperature(Field field) {
        return checked(field, field.number(), SamplingBuilder::temperature);
    }

    static Optional<Integer> maxTokens(Field field) {
        return checked(field, field.wholeNumber(), SamplingBuilder::maxTokens);
    }

    static Optional<Double> topP(Field field) {
        return checked(field, field.number(), SamplingBuilder::topP);
    }

    static Optional<Double> frequencyPenalty(Field field) {
        return checked(field, field.number(), SamplingBuilder::frequencyPenalty);
    }

    static Optional<Double> presencePenalty(Field field) {
        return checked(field, field.number(), SamplingBuilder::presencePenalty);
    }

    static List<String> stop(Field field) {
        List<String> stop =
                field.items().stream().map(Field::characters).flatMap(Optional::stream).toList();
        return checked(field, Optional.of(stop), SamplingBuilder::stop).orElse(List.of());
    }

    private static <V> Optional<V> checked(
            Field field, Optional<V> read, BiFunction<SamplingBuilder, V, SamplingBuilder> choice) {
        return field.as(
                read,
                value -> {
                    var _ = choice.apply(Sampling.builder(), value).build();
                    return value;
                });
    }
}
