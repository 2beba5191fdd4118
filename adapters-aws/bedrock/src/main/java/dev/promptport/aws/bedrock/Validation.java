package dev.promptport.aws.bedrock;

import static dev.promptport.domain.failure.InvalidRequest.Reason.CONTEXT_LENGTH;
import static dev.promptport.domain.failure.InvalidRequest.Reason.UNSUPPORTED;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Refused;
import dev.promptport.domain.failure.UnknownModel;

import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What a ValidationException complains of. Bedrock says it in prose only, so its known turns of
 * phrase are looked for, the more exact ones first.
 */
record Validation(ModelId model) {

    private record Phrase(Pattern pattern, Supplier<Failure> meaning) {

        static Phrase of(String pattern, Supplier<Failure> meaning) {
            return new Phrase(
                    Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), meaning);
        }
    }

    Failure meaningOf(String text) {
        return phrases().stream()
                .filter(phrase -> phrase.pattern().matcher(text).find())
                .findFirst()
                .map(phrase -> phrase.meaning().get())
                .orElseGet(
                        () ->
                                InvalidRequest.invalid(
                                        "body",
                                        "Amazon Bedrock does not accept the request: a value is out of range for this"
                                                + " model"));
    }

    private List<Phrase> phrases() {
        return List.of(
                Phrase.of(
                        "model identifier is invalid|model id.* is invalid",
                        () ->
                                new UnknownModel(
                                        model,
                                        "Amazon Bedrock knows no model "
                                                + model
                                                + "; check its id")),
                Phrase.of(
                        "on-demand throughput isn.t supported",
                        () ->
                                InvalidRequest.invalid(
                                        "model",
                                        "this model is served through inference profiles only: name one by its"
                                                + " id, such as us.…, or by its ARN")),
                Phrase.of(
                        "operation not allowed",
                        () -> new Refused("Amazon Bedrock does not let this account use " + model)),
                Phrase.of(
                        "guardrail",
                        () ->
                                new Misconfigured(
                                        "Amazon Bedrock does not accept the guardrail; check its id, version and Region")),
                Phrase.of(
                        "too long|too large for|too many (input )?tokens|expected maxLength: \\d{4,}"
                                + "|context (window|length|limit)"
                                + "|maximum (context|input|number of (input )?tokens)",
                        () ->
                                new InvalidRequest(
                                        "messages",
                                        CONTEXT_LENGTH,
                                        "the conversation is too long for this model; shorten it")),
                Phrase.of(
                        "maximum tokens you requested|max_?tokens",
                        () ->
                                InvalidRequest.invalid(
                                        "max_tokens", "this model cannot write so many tokens")),
                Phrase.of("temperature", () -> unsupported("temperature")),
                Phrase.of("top_?p\\b", () -> unsupported("top_p")),
                Phrase.of("top_?k\\b", () -> unsupported("top_k")),
                Phrase.of("stop_?sequences?", () -> unsupported("stop")),
                Phrase.of("tool_?choice", () -> unsupported("tool_choice")),
                Phrase.of(
                        "support (tool use|tools)",
                        () ->
                                new InvalidRequest(
                                        "tools", UNSUPPORTED, "this model cannot call tools")),
                Phrase.of(
                        "support (system|image)",
                        () ->
                                new InvalidRequest(
                                        "messages",
                                        UNSUPPORTED,
                                        "this model takes no system messages, or no pictures")));
    }

    private static InvalidRequest unsupported(String field) {
        return new InvalidRequest(
                field, UNSUPPORTED, "this model does not take this '" + field + "'; leave it out");
    }
}
