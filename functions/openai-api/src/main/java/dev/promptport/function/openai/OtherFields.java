package dev.promptport.function.openai;

import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.function.http.json.JsonFields;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What OpenAI's clients may send and not every model can do. A value that asks for nothing is
 * taken, any other is refused: an answer without what was asked would look like one with it. Mere
 * labels are taken and not used.
 */
final class OtherFields {

    private static final Set<String> LABELS =
            Set.of(
                    "user",
                    "metadata",
                    "service_tier",
                    "safety_identifier",
                    "prompt_cache_key",
                    "prompt_cache_retention");

    private static final Set<String> ABSENT =
            Set.of(
                    "top_logprobs",
                    "audio",
                    "prediction",
                    "web_search_options",
                    "functions",
                    "function_call",
                    "reasoning_effort",
                    "verbosity");

    private static final Set<String> NEUTRAL =
            Set.of(
                    "n",
                    "logprobs",
                    "store",
                    "parallel_tool_calls",
                    "logit_bias",
                    "modalities",
                    "response_format");

    static final Set<String> FIELDS = fields();

    private OtherFields() {}

    static void check(JsonFields fields) {
        for (String name : ABSENT) {
            if (fields.has(name)) {
                throw unsupported(name, "leave it out");
            }
        }
        Integer answers = fields.integer("n");
        if (answers != null && answers != 1) {
            throw unsupported("n", "there is one answer a request: leave it out or make it 1");
        }
        refuse("logprobs", Boolean.TRUE.equals(fields.bool("logprobs")), "make it false");
        refuse("store", Boolean.TRUE.equals(fields.bool("store")), "make it false");
        refuse(
                "parallel_tool_calls",
                Boolean.FALSE.equals(fields.bool("parallel_tool_calls")),
                "make it true");
        refuse("logit_bias", !fields.object("logit_bias").isEmpty(), "make it empty");
        refuse(
                "modalities",
                fields.has("modalities") && !fields.texts("modalities").equals(List.of("text")),
                "answers are text");
        refuse(
                "response_format",
                fields.has("response_format")
                        && !"text".equals(fields.object("response_format").text("type")),
                "ask for the format in a message");
    }

    static InvalidRequest unsupported(String name, String advice) {
        return new InvalidRequest(
                name, Reason.UNSUPPORTED, "'" + name + "' is not supported so: " + advice);
    }

    private static void refuse(String name, boolean wanted, String advice) {
        if (wanted) {
            throw unsupported(name, advice);
        }
    }

    private static Set<String> fields() {
        Set<String> all = new HashSet<>(LABELS);
        all.addAll(ABSENT);
        all.addAll(NEUTRAL);
        return Set.copyOf(all);
    }
}
