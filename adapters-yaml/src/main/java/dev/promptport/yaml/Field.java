package dev.promptport.yaml;

import dev.promptport.domain.failure.InvalidRequest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A value with the path to it, read as what it has to be. What it is not is among the problems, and
 * the answer is empty then.
 *
 * @param value empty when it is not there, which is a problem no more
 */
record Field(YamlPath path, Optional<Yaml> value, Problems problems) {

    /** A text that says something. */
    Optional<String> text() {
        return read(
                "a text",
                found ->
                        found instanceof Yaml.Text(_, String text) && !text.isBlank()
                                ? Optional.of(text)
                                : Optional.empty());
    }

    /** Any text but the empty one, blanks and line ends too. */
    Optional<String> characters() {
        return read(
                "a text",
                found ->
                        found instanceof Yaml.Text(_, String text) && !text.isEmpty()
                                ? Optional.of(text)
                                : Optional.empty());
    }

    Optional<Double> number() {
        return read(
                "a number",
                found ->
                        found instanceof Yaml.Number(_, BigDecimal number)
                                ? Optional.of(number.doubleValue())
                                : Optional.empty());
    }

    Optional<Integer> wholeNumber() {
        return read(
                "a whole number",
                found ->
                        found instanceof Yaml.Number(_, BigDecimal number)
                                ? whole(number)
                                : Optional.empty());
    }

    /** Its fields; with all of them absent when it has none. */
    Fields fields() {
        return read(
                        "fields and their values",
                        found ->
                                found instanceof Yaml.Mapping mapping
                                        ? Optional.of(new Fields(path, mapping, problems))
                                        : Optional.empty())
                .orElseGet(() -> Fields.none(path));
    }

    /** Its items; none when it is absent. */
    List<Field> items() {
        List<Yaml> items =
                this.<List<Yaml>>read(
                                "a list",
                                found ->
                                        found instanceof Yaml.Sequence(_, List<Yaml> all)
                                                ? Optional.of(all)
                                                : Optional.empty())
                        .orElse(List.of());
        return IntStream.range(0, items.size())
                .mapToObj(
                        index ->
                                new Field(
                                        path.item(index), Optional.of(items.get(index)), problems))
                .toList();
    }

    /** A list of texts that say something. */
    List<String> texts() {
        return items().stream().map(Field::text).flatMap(Optional::stream).toList();
    }

    /** Whether it is absent, or has neither fields nor items. */
    boolean isVacant() {
        return value.map(
                        found ->
                                switch (found) {
                                    case Yaml.Mapping mapping -> mapping.entries().isEmpty();
                                    case Yaml.Sequence sequence -> sequence.items().isEmpty();
                                    case Yaml.Text _, Yaml.Number _, Yaml.Truth _, Yaml.Nothing _ ->
                                            false;
                                })
                .orElse(true);
    }

    boolean isAbsent() {
        return value.isEmpty();
    }

    /** What the reader makes of something found here; what it says of a wrong one is a problem. */
    <F, T> Optional<T> as(Optional<F> found, Function<F, T> reader) {
        try {
            return found.map(reader);
        } catch (InvalidRequest e) {
            refuse("is wrong: " + e.getMessage());
            return Optional.empty();
        }
    }

    /**
     * Tells that it is wrong.
     *
     * @param why goes on after the path
     */
    void refuse(String why) {
        problems.add(line(), path, why);
    }

    int line() {
        return value.map(Yaml::line).orElse(1);
    }

    private <T> Optional<T> read(String kind, Function<Yaml, Optional<T>> reader) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> read = reader.apply(value.get());
        if (read.isEmpty()) {
            refuse(problem(value.get()) + "; it has to be " + kind);
        }
        return read;
    }

    private static String problem(Yaml found) {
        return switch (found) {
            case Yaml.Mapping _ -> "has fields";
            case Yaml.Sequence _ -> "is a list";
            case Yaml.Text(_, String text) -> text.isBlank() ? "is blank" : "is a text";
            case Yaml.Number(_, BigDecimal number) -> "is the number " + number;
            case Yaml.Truth(_, boolean truth) -> "is " + truth;
            case Yaml.Nothing _ -> "is null";
        };
    }

    private static Optional<Integer> whole(BigDecimal number) {
        try {
            return Optional.of(number.intValueExact());
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }
}
