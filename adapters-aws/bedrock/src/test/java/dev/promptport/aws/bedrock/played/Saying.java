package dev.promptport.aws.bedrock.played;

import java.util.List;

/** An answer: its words with the blanks after them, and how it ends. */
record Saying(List<String> words, boolean cut, int input) {

    static Saying to(Dialect.Asked asked) {
        String text =
                asked.prompt().contains("Count.") ? "one ".repeat(2000) : "Hello to you, too!";
        List<String> words = words(upTo(asked.stop(), text));
        boolean cut = asked.maxTokens() > 0 && asked.maxTokens() < words.size();
        return new Saying(
                cut ? words.subList(0, asked.maxTokens()) : words,
                cut,
                words(asked.prompt()).size());
    }

    String text() {
        return String.join("", words);
    }

    private static String upTo(List<String> stops, String text) {
        int end =
                stops.stream()
                        .mapToInt(text::indexOf)
                        .filter(at -> at >= 0)
                        .min()
                        .orElse(text.length());
        return text.substring(0, end);
    }

    private static List<String> words(String text) {
        return List.of(text.split("(?<=\\s)(?=\\S)"));
    }
}
