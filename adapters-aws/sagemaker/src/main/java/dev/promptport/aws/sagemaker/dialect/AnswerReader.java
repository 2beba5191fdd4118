package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import dev.promptport.aws.sagemaker.json.Json;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import java.util.Optional;

/**
 * Reads a document of an answer, the whole or an event of it, in any form that a container is known
 * to use.
 */
final class AnswerReader {

    private AnswerReader() {}

    static void read(JsonElement document, GrowingAnswer into) {
        JsonObject object = theOne(document);
        if (ContainerError.isOne(object)) {
            throw ContainerError.meaningOf(object);
        } else if (object.has("choices")) {
            ChatReader.read(object, into);
        } else {
            Json.object(object, "token")
                    .ifPresentOrElse(
                            token -> token(token, object, into), () -> generated(object, into));
        }
    }

    /**
     * The object itself or the first of a list: containers answer one prompt with a list of one.
     */
    private static JsonObject theOne(JsonElement document) {
        JsonElement element = document;
        while (element instanceof JsonArray array && !array.isEmpty()) {
            element = array.get(0);
        }
        if (element instanceof JsonObject object) {
            return object;
        }
        throw unknown();
    }

    /** The last event carries the whole text again, which is left aside. */
    private static void token(JsonObject token, JsonObject event, GrowingAnswer into) {
        boolean special = Json.isTrue(token, "special") || Json.isTrue(token, "special_token");
        into.token(special ? "" : Json.text(token, "text").orElse(""));
        Optional<JsonObject> details = Json.object(event, "details");
        details.ifPresent(given -> details(given, into));
        if (details.isPresent() || Json.text(event, "generated_text").isPresent()) {
            into.end();
        }
    }

    private static void generated(JsonObject answer, GrowingAnswer into) {
        String text =
                Json.text(answer, "generated_text")
                        .or(() -> Json.text(answer, "generation"))
                        .or(() -> Json.object(answer, "generation").flatMap(AnswerReader::content))
                        .orElseThrow(AnswerReader::unknown);
        into.whole(text);
        Json.object(answer, "details").ifPresent(details -> details(details, into));
        into.end();
    }

    /** The chat version of Llama 2 answers with a message. */
    private static Optional<String> content(JsonObject message) {
        return Json.text(message, "content");
    }

    private static void details(JsonObject details, GrowingAnswer into) {
        Json.text(details, "finish_reason").ifPresent(into::finish);
        Json.count(details, "generated_tokens").ifPresent(into::output);
        Json.count(details, "input_length").ifPresent(into::input);
        Json.array(details, "prefill")
                .filter(prefill -> !prefill.isEmpty())
                .ifPresent(prefill -> into.input(prefill.size()));
    }

    static BadUpstreamAnswer unknown() {
        return new BadUpstreamAnswer(
                "the SageMaker endpoint answered JSON that holds no generated text");
    }
}
