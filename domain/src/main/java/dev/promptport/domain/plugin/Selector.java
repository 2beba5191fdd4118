package dev.promptport.domain.plugin;

import java.util.List;

/** When a plugin is brought into a conversation. */
public sealed interface Selector {

    /** Whether to bring it in, after all the user has said. */
    boolean selects(List<String> said);

    /** Each time. */
    record Always() implements Selector {
        @Override
        public boolean selects(List<String> said) {
            return true;
        }
    }

    /**
     * When the user says all words of one of the terms, in any order, or both terms of a pair.
     * Upper and lower case, punctuation and camel case make no difference.
     */
    record SearchTerms(List<String> terms, List<Pair> pairs) implements Selector {

        public SearchTerms {
            terms = List.copyOf(terms);
            pairs = List.copyOf(pairs);
        }

        @Override
        public boolean selects(List<String> said) {
            Words words = Words.of(said);
            return terms.stream().anyMatch(term -> isSaid(term, words))
                    || pairs.stream()
                            .anyMatch(
                                    pair ->
                                            isSaid(pair.one(), words)
                                                    && isSaid(pair.other(), words));
        }

        private static boolean isSaid(String term, Words said) {
            Words wanted = Words.of(term);
            return !wanted.isEmpty() && said.hold(wanted);
        }
    }

    /** Two terms that count only together. */
    record Pair(String one, String other) {}
}
