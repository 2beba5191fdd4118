package dev.promptport.function.openaichat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessageFunctionToolCall;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.chat.completions.ChatCompletionToolMessageParam;
import com.openai.models.models.Model;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.fake.ScriptedCompletions;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.function.http.lambda.LambdaEdge;
import dev.promptport.function.http.lambda.Payload;
import dev.promptport.function.http.lambda.SwappableModel;
import dev.promptport.function.http.provider.CompletionProvider;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * OpenAI's own client understands every answer, and checks each against what it knows of OpenAI.
 */
class OpenAiClientTest {

    private static final ModelId MODEL = ModelId.of("openai:gpt-4-turbo");
    private static final SwappableModel PORT = new SwappableModel();

    private static LambdaEdge edge;
    private static Gateway gateway;
    private static OpenAIClient client;

    private final ScriptedCompletions model =
            new ScriptedCompletions(MODEL).answering("hello", "hello to you");

    @BeforeAll
    static void start() throws IOException {
        edge =
                new LambdaEdge(
                        "openai-chat",
                        Payload.V2,
                        Map.of("OPENAI_CHAT_MODEL", MODEL.toString()),
                        new CompletionProvider("openai", PORT, PORT));
        gateway = new Gateway(edge);
        client =
                OpenAIOkHttpClient.builder()
                        .baseUrl(gateway.url() + "/v1")
                        .apiKey("any")
                        .maxRetries(0)
                        .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
        edge.close();
    }

    @BeforeEach
    void script() {
        PORT.becomes(model);
    }

    private static ChatCompletionCreateParams.Builder hello() {
        return ChatCompletionCreateParams.builder().model("gpt-4-turbo").addUserMessage("hello");
    }

    @Test
    void reads_an_answer() {
        ChatCompletion answer =
                client.chat()
                        .completions()
                        .create(hello().temperature(0.2).maxCompletionTokens(50).build());

        answer.validate();
        assertThat(answer.choices().getFirst().message().content()).contains("hello to you");
        assertThat(answer.choices().getFirst().finishReason())
                .isEqualTo(ChatCompletion.Choice.FinishReason.STOP);
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(4);
        assertThat(model.requests().getLast().sampling().maxTokens()).isEqualTo(50);
    }

    @Test
    void reads_a_stream() {
        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat()
                        .completions()
                        .createStreaming(
                                hello().streamOptions(
                                                ChatCompletionStreamOptions.builder()
                                                        .includeUsage(true)
                                                        .build())
                                        .build())) {
            stream.stream().map(ChatCompletionChunk::validate).forEach(whole::accumulate);
        }

        ChatCompletion answer = whole.chatCompletion();
        assertThat(answer.choices().getFirst().message().content()).contains("hello to you");
        assertThat(answer.usage().orElseThrow().completionTokens()).isEqualTo(3);
    }

    @Test
    void reads_tool_calls_and_answers_them() {
        model.thenCall(
                        new ToolCall("c1", "weather", "{\"city\":\"Paris\"}"),
                        new ToolCall("c2", "weather", "{\"city\":\"Rome\"}"))
                .thenSay("Sunny in both.");
        FunctionDefinition weather =
                FunctionDefinition.builder()
                        .name("weather")
                        .description("Tells the weather")
                        .parameters(
                                FunctionParameters.builder()
                                        .putAdditionalProperty("type", JsonValue.from("object"))
                                        .build())
                        .build();
        ChatCompletionCreateParams.Builder conversation = hello().addFunctionTool(weather);

        ChatCompletion wanting = client.chat().completions().create(conversation.build());
        wanting.validate();
        List<ChatCompletionMessageFunctionToolCall> calls =
                wanting.choices().getFirst().message().toolCalls().orElseThrow().stream()
                        .map(call -> call.asFunction())
                        .toList();
        conversation.addMessage(wanting.choices().getFirst().message());
        calls.forEach(
                call ->
                        conversation.addMessage(
                                ChatCompletionToolMessageParam.builder()
                                        .toolCallId(call.id())
                                        .content("sunny")
                                        .build()));
        ChatCompletion answer = client.chat().completions().create(conversation.build());

        assertThat(calls)
                .extracting(call -> call.function().arguments())
                .containsExactly("{\"city\":\"Paris\"}", "{\"city\":\"Rome\"}");
        assertThat(answer.choices().getFirst().message().content()).contains("Sunny in both.");
        assertThat(model.requests().getLast().messages()).hasSize(4);
    }

    @Test
    void reads_models() {
        List<Model> models = client.models().list().data();

        models.forEach(Model::validate);
        assertThat(models).extracting(Model::id).containsExactly("gpt-4-turbo");
        assertThat(client.models().retrieve("gpt-4-turbo").ownedBy()).isEqualTo("openai");
    }

    @Test
    void reads_errors() {
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(() -> client.chat().completions().create(hello().n(2).build()))
                .satisfies(
                        e -> {
                            assertThat(e.code()).contains("unsupported_value");
                            assertThat(e.param()).contains("n");
                            assertThat(e.type()).contains("invalid_request_error");
                        });
        assertThatExceptionOfType(BadRequestException.class)
                .isThrownBy(
                        () -> client.chat().completions().createStreaming(hello().n(2).build()));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.models().retrieve("gpt-0"));
        model.thenFail(new Throttled("too much to do", Duration.ofSeconds(3)));
        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> client.chat().completions().create(hello().build()))
                .satisfies(e -> assertThat(e.headers().values("retry-after")).containsExactly("3"));
    }
}
