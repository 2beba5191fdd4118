package dev.promptport.domain.plugin;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The words of a text, in lower case and without punctuation. A word in camel case counts as
 * several, save after "Mc": {@code OpeningHours} is opening and hours, {@code McDaniel} is one.
 */
record Words(Set<String> words) {

    private static final Pattern NEITHER_LETTER_NOR_DIGIT =
            Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
    private static final Pattern HUMP =
            Pattern.compile("(?<=\\p{Ll}|\\p{N})(?<!Mc)(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})");

    Words {
        words = Set.copyOf(words);
    }

    static Words of(String text) {
        return of(List.of(text));
    }

    static Words of(List<String> texts) {
        return new Words(
                texts.stream()
                        .flatMap(NEITHER_LETTER_NOR_DIGIT::splitAsStream)
                        .flatMap(Words::parts)
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet()));
    }

    /** Whether all of those are among these. */
    boolean hold(Words others) {
        return words.containsAll(others.words);
    }

    boolean isEmpty() {
        return words.isEmpty();
    }

    private static Stream<String> parts(String word) {
        return Arrays.stream(HUMP.split(word));
    }
}
