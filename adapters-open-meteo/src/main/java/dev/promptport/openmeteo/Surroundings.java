package dev.promptport.openmeteo;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What stands after the first comma of a place's name, as {@code MA, USA} in {@code Cambridge, MA,
 * USA}; each part in plain words.
 */
record Surroundings(List<String> parts) {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int LONGEST_ABBREVIATION = 3;

    static Surroundings of(String text) {
        return new Surroundings(
                Arrays.stream(text.split(","))
                        .map(Surroundings::words)
                        .filter(part -> !part.isEmpty())
                        .toList());
    }

    /**
     * How many of the parts are among those names; negative when one cannot be. A short part that
     * is none of them is taken for an abbreviation nobody here knows, and let pass.
     */
    int fit(List<String> names) {
        List<String> where =
                names.stream().map(Surroundings::words).filter(name -> !name.isEmpty()).toList();
        int fitting = 0;
        for (String part : parts) {
            if (where.stream().anyMatch(name -> means(part, name))) {
                fitting++;
            } else if (!isShort(part)) {
                return -1;
            }
        }
        return fitting;
    }

    private static boolean means(String part, String name) {
        return part.equals(name)
                || Abbreviations.spelledOut(part).equals(name)
                || (isShort(part) ? part.equals(initials(name)) : isWithin(part, name));
    }

    private static boolean isShort(String part) {
        return part.length() <= LONGEST_ABBREVIATION;
    }

    /** Korea is within South Korea. */
    private static boolean isWithin(String part, String name) {
        return Arrays.asList(name.split(" ")).containsAll(Arrays.asList(part.split(" ")));
    }

    private static String initials(String name) {
        return Arrays.stream(name.split(" "))
                .map(word -> word.substring(0, 1))
                .collect(Collectors.joining());
    }

    /** In lower case, without accents and punctuation: {@code Île-de-France} is three words. */
    private static String words(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        return NO_WORD.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }
}
