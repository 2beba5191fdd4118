package dev.promptport.yaml;

import dev.promptport.domain.plugin.Selector;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** When a plugin is brought in: each time, or when the user says certain things. */
final class SelectorShape {

    private static final String ALWAYS = "always_load";
    private static final String SEARCH = "search_terms";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

    private SelectorShape() {}

    static Supplier<Selector> read(Fields selector) {
        Field written = selector.required("directive");
        Optional<String> directive = written.text();
        if (directive.filter(name -> !name.equals(ALWAYS) && !name.equals(SEARCH)).isPresent()) {
            written.refuse("has to be " + SEARCH + " or " + ALWAYS);
        }
        boolean always = directive.filter(ALWAYS::equals).isPresent();
        Supplier<Selector> search = search(selector.required(SEARCH), always);
        selector.refuseOthers();
        return always ? Selector.Always::new : search;
    }

    /**
     * @param vacant whether there need not be anything to search for
     */
    private static Supplier<Selector> search(Field field, boolean vacant) {
        Fields search = field.fields();
        Field strings = search.optional("strings");
        Field couples = search.optional("pairs");
        List<String> terms = terms(strings);
        List<Optional<Selector.Pair>> pairs =
                couples.items().stream().map(SelectorShape::pair).toList();
        search.refuseOthers();
        if (!vacant && !field.isAbsent() && strings.isVacant() && couples.isVacant()) {
            field.refuse("has neither strings nor pairs, so that nothing brings the plugin in");
        }
        return () ->
                new Selector.SearchTerms(terms, pairs.stream().map(Optional::orElseThrow).toList());
    }

    private static Optional<Selector.Pair> pair(Field pair) {
        List<String> terms = terms(pair);
        if (pair.items().size() != 2) {
            pair.refuse("has to be a list of two texts");
        }
        return terms.size() == 2
                ? Optional.of(new Selector.Pair(terms.getFirst(), terms.getLast()))
                : Optional.empty();
    }

    private static List<String> terms(Field list) {
        return list.items().stream().map(SelectorShape::term).flatMap(Optional::stream).toList();
    }

    private static Optional<String> term(Field term) {
        Optional<String> text = term.text();
        if (text.filter(written -> !WORD.matcher(written).find()).isPresent()) {
            term.refuse("has neither letters nor digits, so that nobody says it");
        }
        return text;
    }
}
