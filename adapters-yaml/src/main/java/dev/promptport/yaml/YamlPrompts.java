package dev.promptport.yaml;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.DocumentPort;
import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prompt templates in documents, one each, by the name of the document without folder and ending.
 * {@code docs/schemas/app.schema.json} says how they are written. A document that is wrong takes
 * away its own template alone: it is found no more, and the list is refused, each with all that is
 * wrong as a {@link Misconfigured}; the other templates are found as before.
 */
public final class YamlPrompts implements PromptPort {

    private final Readings<PromptTemplate, SortedMap<String, List<Reading<PromptTemplate>>>> apps;

    public YamlPrompts(DocumentPort documents) {
        apps =
                new Readings<>(
                        documents,
                        new AppShape(),
                        readings ->
                                readings.stream()
                                        .collect(
                                                Collectors.groupingBy(
                                                        YamlPrompts::name,
                                                        TreeMap::new,
                                                        Collectors.toList())));
    }

    /**
     * @throws Misconfigured when the document of that name is wrong, or there are two
     * @throws dev.promptport.domain.failure.Failure when documents cannot be read
     */
    @Override
    public Optional<PromptTemplate> find(PromptId id) {
        List<Reading<PromptTemplate>> named = apps.current().getOrDefault(id.value(), List.of());
        refuse(problems(named));
        return named.stream().findFirst().flatMap(Reading::value);
    }

    /**
     * @throws Misconfigured when any document is wrong, so that a rollout shows it
     * @throws dev.promptport.domain.failure.Failure when documents cannot be read
     */
    @Override
    public List<PromptTemplate> list() {
        Collection<List<Reading<PromptTemplate>>> all = apps.current().values();
        refuse(all.stream().flatMap(YamlPrompts::problems));
        return all.stream()
                .flatMap(List::stream)
                .map(reading -> reading.value().orElseThrow())
                .toList();
    }

    private static String name(Reading<PromptTemplate> reading) {
        return DocumentName.simple(reading.document());
    }

    private static Stream<String> problems(List<Reading<PromptTemplate>> named) {
        Stream<String> each = named.stream().flatMap(reading -> reading.problems().stream());
        return named.size() < 2
                ? each
                : Stream.concat(
                        each,
                        Stream.of(
                                Reading.documents(named)
                                        + " are one app by name: keep one of them"));
    }

    private static void refuse(Stream<String> problems) {
        String told = problems.collect(Collectors.joining("\n"));
        if (!told.isEmpty()) {
            throw new Misconfigured(told);
        }
    }
}
