package dev.promptport.inference.openai.error;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import dev.promptport.inference.openai.json.Json;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An error as an endpoint tells it. What it says is read and never passed on: it may quote the
 * prompt or the key.
 *
 * @param status of HTTP; 0 in the middle of an answer, unless the error names one
 * @param code as in {@code context_length_exceeded}; empty when there is none
 * @param type as in {@code invalid_request_error}; empty when there is none
 * @param field the parameter at fault; empty when there is none
 * @param said to people
 */
public record EndpointError(int status, String code, String type, String field, String said) {

    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9_.-]{1,64}");
    private static final Pattern FIELD = Pattern.compile("[a-zA-Z0-9_.\\[\\]]{1,64}");
    private static final Pattern STATUS = Pattern.compile("[45]\\d\\d");

    /** The error of a status and what came with it, which may be anything. */
    public static EndpointError of(int status, String body) {
        return Json.object(body)
                .map(document -> told(status, document))
                .orElseGet(() -> new EndpointError(status, "", "", "", ""));
    }

    /** The error that a document is which came in the place of an answer. */
    public static Optional<EndpointError> in(JsonObject document) {
        boolean one =
                isGiven(document.get("error"))
                        || Json.text(document, "object").filter("error"::equals).isPresent();
        return one ? Optional.of(told(0, document)) : Optional.empty();
    }

    /** The error of an event that is marked as one. */
    public static EndpointError event(String data) {
        return of(0, data);
    }

    private static EndpointError told(int status, JsonObject document) {
        JsonObject error = Json.object(document, "error").orElse(document);
        String code = Json.word(error, "code").orElse("");
        return new EndpointError(
                status == 0 && STATUS.matcher(code).matches() ? Integer.parseInt(code) : status,
                matching(WORD, code),
                matching(WORD, Json.text(error, "type").orElse("")),
                matching(FIELD, Json.text(error, "param").orElse("")),
                Json.text(error, "message").or(() -> Json.text(document, "error")).orElse(""));
    }

    private static String matching(Pattern pattern, String text) {
        return pattern.matcher(text).matches() ? text : "";
    }

    /** Many answers carry an error of null. */
    private static boolean isGiven(JsonElement error) {
        return error instanceof JsonObject || error instanceof JsonPrimitive;
    }

    boolean is(String... words) {
        for (String word : words) {
            if (word.equals(code) || word.equals(type)) {
                return true;
            }
        }
        return false;
    }

    /** What to look for in the endpoint's documentation or log. */
    String name() {
        String word = code.isEmpty() ? type : code;
        String number = status == 0 ? "" : "status " + status;
        return word.isEmpty() || word.equals(String.valueOf(status))
                ? number
                : number.isEmpty() ? word : number + ", " + word;
    }
}
