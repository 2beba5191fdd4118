package dev.promptport.function.toxicity;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.json.JsonFields;

import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/** What a caller sends, in the query or in the body: a text under one of its two names. */
@Schema(name = "ToxicityRequest")
public record ToxicityRequest(
        @Schema(description = "The text to label", example = "who am i") @Nullable String q,
        @Schema(description = "Another name of q") @Nullable String text,
        @Schema(description = "How many labels, the likeliest first; 3 when absent", example = "3")
                @Nullable Integer k) {

    private static final Set<String> FIELDS = Set.of("q", "text", "k");

    static ToxicityRequest read(QueryFields query, JsonFields body) {
        body.only(FIELDS);
        ToxicityRequest request =
                new ToxicityRequest(
                        once("q", query.get("q"), body.text("q")),
                        body.text("text"),
                        once("k", number(query.get("k")), body.integer("k")));
        request.check();
        return request;
    }

    /** The text to label. */
    String asked() {
        String asked = text != null ? text : q;
        if (asked == null) {
            throw InvalidRequest.missing("q");
        }
        return asked;
    }

    /** What the caller calls it. */
    String name() {
        return text != null ? "text" : "q";
    }

    private void check() {
        if (q != null && text != null) {
            throw InvalidRequest.invalid("text", "'text' is another name of q; give one of them");
        }
        if (asked().isBlank()) {
            throw InvalidRequest.invalid(name(), "'" + name() + "' must not be blank");
        }
        if (k != null && k < 1) {
            throw wrongNumber();
        }
    }

    private static <T> @Nullable T once(String name, @Nullable T query, @Nullable T body) {
        if (query != null && body != null) {
            throw InvalidRequest.invalid(
                    name, "'" + name + "' is in the query and in the body; give it once");
        }
        return query != null ? query : body;
    }

    private static @Nullable Integer number(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text.strip());
        } catch (NumberFormatException _) {
            throw wrongNumber();
        }
    }

    private static InvalidRequest wrongNumber() {
        return InvalidRequest.invalid("k", "'k' has to be a whole number, 1 or more");
    }
}
