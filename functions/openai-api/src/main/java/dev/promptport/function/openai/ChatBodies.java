package dev.promptport.function.openai;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.function.http.json.JsonBody;
import dev.promptport.function.http.json.JsonFields;
import dev.promptport.function.http.json.WrittenFields;
import dev.promptport.function.models.ModelNames;

import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the bodies of OpenAI's chat API, as OpenAI has them and as the reference has them. */
@Singleton
public final class ChatBodies {

    private static final String MESSAGES = "messages";
    private static final String MAX_TOKENS = "max_tokens";
    private static final String MAX_COMPLETION_TOKENS = "max_completion_tokens";

    private static final Set<String> OPENAI_FIELDS =
            union(
                    Set.of(
                            "model",
                            MESSAGES,
                            "tools",
                            "tool_choice",
                            "temperature",
                            "top_p",
                            MAX_TOKENS,
                            MAX_COMPLETION_TOKENS,
                            "stop",
                            "seed",
                            "frequency_penalty",
                            "presence_penalty"),
                    StreamOptions.FIELDS,
                    OtherFields.FIELDS);

    private static final Set<String> REFERENCE_FIELDS = union(OPENAI_FIELDS, ReferenceFields.NAMES);

    private final JsonBody json;
    private final ChatBounds bounds;
    private final ModelNames names;

    ChatBodies(JsonBody json, ChatSettings settings, ModelNames names) {
        this.json = json;
        this.bounds = settings.bounds();
        this.names = names;
    }

    /**
     * A body as OpenAI's clients send it.
     *
     * @throws InvalidRequest naming the field at fault
     */
    public ChatBody openAi(HttpRequest<?> request) {
        return openAi(json.read(request));
    }

    ChatBody openAi(JsonFields fields) {
        fields.only(OPENAI_FIELDS);
        List<Message> messages = WrittenMessages.read(fields.objects(MESSAGES));
        if (messages.isEmpty()) {
            throw InvalidRequest.missing(MESSAGES);
        }
        return read(fields, messages, sampling(fields), Optional.empty(), Map.of());
    }

    /**
     * A body of the reference's: OpenAI's, or {@code input_text} and {@code chat_history} in the
     * place of its messages, with the reference's sampling where it says nothing.
     *
     * @throws InvalidRequest naming the field at fault
     */
    public ChatBody reference(HttpRequest<?> request) {
        return reference(json.read(request));
    }

    ChatBody reference(JsonFields fields) {
        return reference(fields, Set.of());
    }

    /**
     * The same from fields that were read already.
     *
     * @param further fields that the function has besides, and reads itself
     */
    public ChatBody reference(JsonFields fields, Set<String> further) {
        fields.only(union(REFERENCE_FIELDS, further));
        ReferenceFields reference = ReferenceFields.read(fields);
        List<Message> messages =
                reference.conversation(WrittenMessages.read(fields.objects(MESSAGES)));
        if (messages.isEmpty()) {
            throw new InvalidRequest(
                    MESSAGES,
                    Reason.MISSING,
                    "'messages' is required, or 'input_text' in its place");
        }
        return read(
                fields,
                messages,
                ReferenceFields.sampling(sampling(fields)),
                reference.inputText(),
                fields.objects(MESSAGES).isEmpty() || reference.rebuilds()
                        ? Map.of(MESSAGES, reference.name())
                        : Map.of());
    }

    /**
     * What a caller sends to a ready-made app.
     *
     * @throws InvalidRequest naming the field at fault
     */
    public AppBody app(HttpRequest<?> request) {
        return AppBody.read(json.read(request));
    }

    /**
     * The same from fields that were read already.
     *
     * @param further fields that the function has besides, and reads itself
     */
    public AppBody app(JsonFields fields, Set<String> further) {
        return AppBody.read(fields, further);
    }

    private ChatBody read(
            JsonFields fields,
            List<Message> messages,
            Sampling sampling,
            Optional<String> inputText,
            Map<String, String> renamed) {
        OtherFields.check(fields);
        List<ToolDefinition> tools = WrittenTools.read(fields);
        Map<String, String> written = new HashMap<>(renamed);
        written.put("prompt", renamed.getOrDefault(MESSAGES, MESSAGES));
        if (fields.has(MAX_COMPLETION_TOKENS)) {
            written.put(MAX_TOKENS, MAX_COMPLETION_TOKENS);
        }
        return new ChatBody(
                model(fields),
                messages,
                tools,
                WrittenTools.choice(fields, tools),
                sampling,
                StreamOptions.read(fields),
                inputText,
                WrittenFields.of(written));
    }

    private Optional<ModelId> model(JsonFields fields) {
        return fields.has("model")
                ? Optional.of(names.resolve(fields.requiredText("model")))
                : Optional.empty();
    }

    private Sampling sampling(JsonFields fields) {
        if (fields.has(MAX_TOKENS) && fields.has(MAX_COMPLETION_TOKENS)) {
            throw InvalidRequest.invalid(
                    MAX_COMPLETION_TOKENS,
                    "'max_tokens' and 'max_completion_tokens' are both given; give one of them");
        }
        String tokens = fields.has(MAX_COMPLETION_TOKENS) ? MAX_COMPLETION_TOKENS : MAX_TOKENS;
        bounds.checkTemperature(fields.number("temperature"));
        bounds.checkTokens(tokens, fields.integer(tokens));
        return Sampling.builder()
                .maxTokens(fields.integer(tokens))
                .temperature(fields.number("temperature"))
                .topP(fields.number("top_p"))
                .seed(fields.longInteger("seed"))
                .frequencyPenalty(fields.number("frequency_penalty"))
                .presencePenalty(fields.number("presence_penalty"))
                .stop(fields.texts("stop"))
                .build();
    }

    @SafeVarargs
    private static Set<String> union(Set<String>... parts) {
        Set<String> all = new HashSet<>();
        for (Set<String> part : parts) {
            all.addAll(part);
        }
        return Set.copyOf(all);
    }
}
