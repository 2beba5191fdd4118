package dev.promptport.yaml;

import dev.promptport.domain.document.Document;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * What a document means, or what is wrong with it.
 *
 * @param document its name
 * @param value empty when there are problems
 */
record Reading<T>(String document, Optional<T> value, List<String> problems) {

    static <T> Reading<T> of(Document document, Shape<T> shape) {
        Problems problems = new Problems(document.name());
        Optional<Supplier<T>> made =
                YamlReader.read(document, problems)
                        .map(
                                value ->
                                        shape.read(
                                                document.name(),
                                                new Field(
                                                        YamlPath.ROOT,
                                                        Optional.of(value),
                                                        problems)));
        return new Reading<>(
                document.name(),
                problems.none() ? made.map(Supplier::get) : Optional.empty(),
                problems.told());
    }

    /** The names of their documents, joined by "and". */
    static String documents(List<? extends Reading<?>> readings) {
        return readings.stream()
                .map(Reading::document)
                .sorted()
                .collect(Collectors.joining(" and "));
    }
}
