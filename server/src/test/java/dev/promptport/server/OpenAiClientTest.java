package dev.promptport.server;

import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.NotFoundException;
import com.openai.errors.RateLimitException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.models.Model;

import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/**
 * OpenAI's own client, through the server, to an endpoint that speaks OpenAI's protocol and is
 * played on this machine.
 */
class OpenAiClientTest {

    private static final String PATH = "/v1/chat/completions";
    private static final WireMockServer UPSTREAM = new WireMockServer(options().dynamicPort());

    private static RunningServer server;
    private static OpenAIClient client;

    @BeforeAll
    static void start() {
        UPSTREAM.start();
        server =
                new RunningServer(
                        new ScriptedCompletions(FakeT5.MODEL).answering("hello", "from the T5"),
                        Map.of(
                                "openai.base-url",
                                UPSTREAM.baseUrl() + "/v1",
                                "openai.api-key",
                                "sk-upstream"));
        client =
                OpenAIOkHttpClient.builder()
                        .baseUrl("http://127.0.0.1:" + server.port() + "/v1")
                        .apiKey("sk-caller")
                        .maxRetries(0)
                        .build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
        UPSTREAM.stop();
    }

    @BeforeEach
    void forget() {
        UPSTREAM.resetAll();
    }

    private static ChatCompletionCreateParams.Builder hello(String model) {
        return ChatCompletionCreateParams.builder().model(model).addUserMessage("hello");
    }

    @Test
    void reads_the_endpoints_answer() {
        UPSTREAM.stubFor(
                post(urlEqualTo(PATH))
                        .willReturn(
                                okJson(
                                        """
                                        {"id":"chatcmpl-1","object":"chat.completion","created":1735689600,
                                         "model":"gpt-4-turbo-2024-04-09","choices":[{"index":0,
                                         "message":{"role":"assistant","content":"hello to you"},"finish_reason":"stop"}],
                                         "usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}""")));

        ChatCompletion answer =
                client.chat().completions().create(hello("gpt-4-turbo").temperature(0.2).build());

        answer.validate();
        assertThat(answer.choices().getFirst().message().content()).contains("hello to you");
        assertThat(answer.model()).isEqualTo("gpt-4-turbo-2024-04-09");
        assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(12);
        assertThat(UPSTREAM.findAll(postRequestedFor(urlEqualTo(PATH))))
                .singleElement()
                .satisfies(
                        asked ->
                                assertThat(asked.getHeader("authorization"))
                                        .isEqualTo("Bearer sk-upstream"));
    }

    @Test
    void reads_what_the_embedded_model_says() {
        ChatCompletion answer =
                client.chat().completions().create(hello(FakeT5.MODEL.toString()).build());

        answer.validate();
        assertThat(answer.choices().getFirst().message().content()).contains("from the T5");
        assertThat(UPSTREAM.findAll(postRequestedFor(urlEqualTo(PATH)))).isEmpty();
    }

    @Test
    void reads_a_stream_with_a_call_of_a_tool() {
        UPSTREAM.stubFor(
                post(urlEqualTo(PATH))
                        .willReturn(
                                ok("""
                                        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4","choices":[{"index":0,"delta":{"role":"assistant","content":"Let me see."}}]}

                                        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"city\\":"}}]}}]}

                                        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"Paris\\"}"}}]}}]}

                                        data: {"id":"c","object":"chat.completion.chunk","created":1,"model":"gpt-4","choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}

                                        data: [DONE]

                                        """)
                                        .withHeader("content-type", "text/event-stream")));
        ChatCompletionCreateParams asked =
                hello("gpt-4")
                        .addFunctionTool(
                                FunctionDefinition.builder()
                                        .name("weather")
                                        .parameters(
                                                FunctionParameters.builder()
                                                        .putAdditionalProperty(
                                                                "type", JsonValue.from("object"))
                                                        .build())
                                        .build())
                        .build();

        ChatCompletionAccumulator whole = ChatCompletionAccumulator.create();
        try (StreamResponse<ChatCompletionChunk> stream =
                client.chat().completions().createStreaming(asked)) {
            stream.stream().map(ChatCompletionChunk::validate).forEach(whole::accumulate);
        }

        ChatCompletion.Choice answer = whole.chatCompletion().choices().getFirst();
        assertThat(answer.message().content()).contains("Let me see.");
        assertThat(answer.finishReason()).isEqualTo(ChatCompletion.Choice.FinishReason.TOOL_CALLS);
        assertThat(answer.message().toolCalls().orElseThrow())
                .singleElement()
                .satisfies(
                        call -> {
                            assertThat(call.asFunction().id()).isEqualTo("call_1");
                            assertThat(call.asFunction().function().arguments())
                                    .isEqualTo("{\"city\":\"Paris\"}");
                        });
    }

    @Test
    void reads_the_models() {
        assertThat(client.models().list().data())
                .isNotEmpty()
                .allSatisfy(Model::validate)
                .extracting(Model::id)
                .contains("gpt-4-turbo", "gpt-4");
    }

    @Test
    void reads_errors_as_OpenAIs() {
        UPSTREAM.stubFor(
                post(urlEqualTo(PATH))
                        .willReturn(
                                jsonResponse(
                                                "{\"error\":{\"message\":\"slow down\",\"type\":\"requests\",\"code\":\"rate_limit_exceeded\"}}",
                                                429)
                                        .withHeader("retry-after", "70")));

        assertThatExceptionOfType(RateLimitException.class)
                .isThrownBy(() -> client.chat().completions().create(hello("gpt-4").build()))
                .satisfies(
                        e -> {
                            assertThat(e.headers().values("retry-after")).containsExactly("70");
                            assertThat(e.headers().values("x-request-id")).hasSize(1);
                        });
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> client.models().retrieve("gpt-0"));
    }
}
