package dev.promptport.aws.sagemaker.container;

import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;

/**
 * What a played model writes: one story, of tokens of four characters, for as many tokens as it may
 * and until a stop sequence. Asked for very many tokens, it writes slowly and without end.
 */
record Story(List<String> tokens, String reason, boolean endless) {

    static final int CHARACTERS_PER_TOKEN = 4;

    private static final int VERY_MANY = 10_000;
    private static final String TEXT =
            " Once upon a time a small model lived on a large machine and read prompts all day.";

    static Story told(int mostTokens, List<String> stops) {
        List<String> tokens = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < TEXT.length(); from += CHARACTERS_PER_TOKEN) {
            if (tokens.size() == mostTokens) {
                return new Story(tokens, "length", false);
            }
            String token =
                    TEXT.substring(from, Math.min(from + CHARACTERS_PER_TOKEN, TEXT.length()));
            tokens.add(token);
            text.append(token);
            if (stops.stream().anyMatch(stop -> text.indexOf(stop) >= 0)) {
                return new Story(tokens, "stop_sequence", false);
            }
        }
        return new Story(tokens, "eos_token", mostTokens >= VERY_MANY);
    }

    String text() {
        return String.join("", tokens);
    }

    /** The text before the stop sequence, for containers that leave it out. */
    String textBefore(List<String> stops) {
        return text().substring(0, end(stops));
    }

    private int end(List<String> stops) {
        return stops.stream()
                .mapToInt(text()::indexOf)
                .filter(at -> at >= 0)
                .min()
                .orElse(text().length());
    }

    JsonObject details() {
        JsonObject details = new JsonObject();
        details.addProperty("finish_reason", reason);
        details.addProperty("generated_tokens", tokens.size());
        return details;
    }
}
