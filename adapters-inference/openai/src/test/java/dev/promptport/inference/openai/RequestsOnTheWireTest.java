package dev.promptport.inference.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.SamplingBuilder;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;
import dev.promptport.inference.openai.played.Answers;
import dev.promptport.inference.openai.played.Endpoint;
import dev.promptport.inference.openai.wire.TokenLimit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

class RequestsOnTheWireTest {

    private static final ToolDefinition WEATHER =
            new ToolDefinition(
                    "weather",
                    "tells the weather",
                    """
                    {"type":"object","properties":{"place":{"type":["string","null"],"default":null,
                    "maxLength":1e2,"x-unknown":{"deep":[1.50,true]}}},"required":[],"additionalProperties":false}
                    """);

    private final Endpoint endpoint = Endpoint.answering(Answers.json(Answers.whole("hi", "stop")));

    @AfterEach
    void stop() {
        endpoint.close();
    }

    private LoggedRequest asked(OpenAiSettings settings, CompletionRequest request) {
        try (Calls calls = new Calls(settings)) {
            calls.adapter().complete(request);
        }
        return endpoint.lastRequest();
    }

    private JsonObject body(CompletionRequest request) {
        String body = asked(Calls.settings(endpoint.baseUrl()), request).getBodyAsString();
        return JsonParser.parseString(body).getAsJsonObject();
    }

    private static CompletionRequest request() {
        return Calls.request(Deadline.in(Calls.PLENTY));
    }

    private JsonObject body(Sampling sampling) {
        return body(request().withSampling(sampling));
    }

    private static void assertJson(Object actual, String expected) {
        assertThat(actual).isEqualTo(JsonParser.parseString(expected));
    }

    @Test
    void are_as_short_as_they_can_be() {
        LoggedRequest asked = asked(Calls.settings(endpoint.baseUrl()), request());

        assertThat(asked.getMethod().value()).isEqualTo("POST");
        assertThat(asked.getUrl()).isEqualTo("/v1/chat/completions");
        assertThat(asked.getBodyAsString())
                .isEqualTo(
                        "{\"model\":\"played-1\",\"messages\":[{\"role\":\"user\",\"content\":\"canary\"}]}");
    }

    @Test
    void carry_key_organisation_and_project() {
        LoggedRequest asked =
                asked(
                        Calls.settings(endpoint.baseUrl())
                                .withOrganisation(Optional.of("org-1"))
                                .withProject(Optional.of("proj_1")),
                        request());

        assertThat(asked.getHeader("Authorization")).isEqualTo("Bearer sk-canary");
        assertThat(asked.getHeader("OpenAI-Organization")).isEqualTo("org-1");
        assertThat(asked.getHeader("OpenAI-Project")).isEqualTo("proj_1");
        assertThat(asked.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(asked.getHeader("Accept")).isEqualTo("application/json");
    }

    @Test
    void need_no_key() {
        LoggedRequest asked =
                asked(OpenAiSettings.at(endpoint.baseUrl(), OpenAiKey.NONE), request());

        assertThat(asked.containsHeader("Authorization")).isFalse();
    }

    @Test
    void ask_a_stream_for_its_usage() {
        try (Endpoint streaming =
                        Endpoint.answering(
                                Answers.events(
                                        Answers.text("hi"), Answers.finish("stop"), "[DONE]"));
                Calls calls = Calls.of(streaming.baseUrl())) {
            calls.stream(_ -> {});

            JsonObject body =
                    JsonParser.parseString(streaming.lastRequest().getBodyAsString())
                            .getAsJsonObject();
            assertThat(streaming.lastRequest().getHeader("Accept")).isEqualTo("text/event-stream");
            assertThat(body.get("stream").getAsBoolean()).isTrue();
            assertJson(body.get("stream_options"), "{\"include_usage\":true}");
        }
    }

    @Nested
    class Of_a_conversation {

        private JsonObject body(Message... messages) {
            return RequestsOnTheWireTest.this.body(request().withMessages(List.of(messages)));
        }

        @Test
        void hold_every_kind_of_message() {
            ToolCall first = new ToolCall("call_1", "weather", "{\"place\": \"Ulm\"}");
            ToolCall second = new ToolCall("call_2", "weather", "{broken");

            assertJson(
                    body(
                                    Message.system("be \"brief\""),
                                    Message.user("line\nand 🙂"),
                                    new Message.Assistant("", List.of(first, second)),
                                    new Message.Tool(ToolResult.of(first, "sunny")),
                                    new Message.Tool(ToolResult.error(second, "no such place")),
                                    Message.assistant("It is sunny."))
                            .get("messages"),
                    """
                    [{"role":"system","content":"be \\"brief\\""},
                     {"role":"user","content":"line\\nand 🙂"},
                     {"role":"assistant","content":null,"tool_calls":[
                       {"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\\"place\\": \\"Ulm\\"}"}},
                       {"id":"call_2","type":"function","function":{"name":"weather","arguments":"{broken"}}]},
                     {"role":"tool","content":"sunny","tool_call_id":"call_1"},
                     {"role":"tool","content":"no such place","tool_call_id":"call_2"},
                     {"role":"assistant","content":"It is sunny."}]
                    """);
        }

        @Test
        void hold_pictures_as_data() {
            assertJson(
                    body(new Message.User(
                                    List.of(
                                            new Part.Text("what is it?"),
                                            new Part.Image(
                                                    "image/png",
                                                    ByteBuffer.wrap(new byte[] {1, 2, 3, 4})))))
                            .get("messages"),
                    """
                    [{"role":"user","content":[
                      {"type":"text","text":"what is it?"},
                      {"type":"image_url","image_url":{"url":"data:image/png;base64,AQIDBA=="}}]}]
                    """);
        }

        @Test
        void hold_several_texts_as_one() {
            assertJson(
                    body(new Message.User(List.of(new Part.Text("a"), new Part.Text("b"))))
                            .get("messages"),
                    "[{\"role\":\"user\",\"content\":\"a\\nb\"}]");
        }
    }

    @Nested
    class With_tools {

        @Test
        void pass_their_schemas_on_unchanged() {
            JsonObject body = body(request().withTools(List.of(WEATHER), ToolChoice.AUTO));

            assertThat(body.getAsJsonArray("tools").get(0).toString())
                    .isEqualTo(
                            "{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"description\":\"tells the weather\",\"parameters\":"
                                    + WEATHER.parameters().replace("\n", "")
                                    + "}}");
        }

        static Stream<Map.Entry<ToolChoice, String>> choices() {
            return Stream.of(
                    Map.entry(ToolChoice.AUTO, "\"auto\""),
                    Map.entry(ToolChoice.NONE, "\"none\""),
                    Map.entry(ToolChoice.REQUIRED, "\"required\""),
                    Map.entry(
                            new ToolChoice.Named("weather"),
                            "{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}"));
        }

        @ParameterizedTest
        @MethodSource("choices")
        void say_which_may_be_called(Map.Entry<ToolChoice, String> choice) {
            assertJson(
                    body(request().withTools(List.of(WEATHER), choice.getKey())).get("tool_choice"),
                    choice.getValue());
        }

        @Test
        void that_are_none_say_nothing_of_them() {
            assertThat(body(request().withTools(List.of(), ToolChoice.NONE)).keySet())
                    .containsExactly("model", "messages");
        }

        @Test
        void that_cannot_be_called_are_refused() {
            refused("tool_choice", request().withTools(List.of(), ToolChoice.REQUIRED));
            refused(
                    "tool_choice",
                    request().withTools(List.of(WEATHER), new ToolChoice.Named("other")));
        }

        @Test
        void whose_schema_is_no_object_are_refused() {
            for (String schema : List.of("", "[]", "{\"a\":}", "{}{}")) {
                refused(
                        "tools",
                        request()
                                .withTools(
                                        List.of(new ToolDefinition("t", "", schema)),
                                        ToolChoice.AUTO));
            }
        }

        private void refused(String field, CompletionRequest request) {
            assertThatExceptionOfType(InvalidRequest.class)
                    .isThrownBy(() -> body(request))
                    .satisfies(refusal -> assertThat(refusal.field()).isEqualTo(field));
            assertThat(endpoint.calls()).isZero();
        }
    }

    @Nested
    class With_sampling {

        @Test
        void use_the_protocols_words() {
            Sampling all =
                    Sampling.builder()
                            .maxTokens(5)
                            .temperature(0.5)
                            .topP(0.9)
                            .seed(-7L)
                            .frequencyPenalty(0.1)
                            .presencePenalty(-0.2)
                            .stop(List.of("a", "b"))
                            .build();

            JsonObject body = body(all);
            body.remove("messages");
            assertJson(
                    body,
                    """
                    {"model":"played-1","max_tokens":5,"temperature":0.5,"top_p":0.9,"seed":-7,
                     "frequency_penalty":0.1,"presence_penalty":-0.2,"stop":["a","b"]}
                    """);
        }

        @Test
        void leave_out_what_changes_nothing() {
            Sampling neutral =
                    Sampling.builder()
                            .beams(1)
                            .minTokens(0)
                            .noRepeatNgram(0)
                            .repetitionPenalty(1.0)
                            .build();

            assertThat(body(neutral).keySet()).containsExactly("model", "messages");
        }

        static Stream<Map.Entry<String, SamplingBuilder>> unknown() {
            return Stream.of(
                    Map.entry("top_k", Sampling.builder().topK(5)),
                    Map.entry("beams", Sampling.builder().beams(2)),
                    Map.entry("min_tokens", Sampling.builder().minTokens(1)),
                    Map.entry("no_repeat_ngram", Sampling.builder().noRepeatNgram(2)),
                    Map.entry("repetition_penalty", Sampling.builder().repetitionPenalty(1.2)));
        }

        @ParameterizedTest
        @MethodSource("unknown")
        void refuse_what_it_has_no_word_for(Map.Entry<String, SamplingBuilder> field) {
            assertThatExceptionOfType(InvalidRequest.class)
                    .isThrownBy(() -> body(field.getValue().build()))
                    .satisfies(
                            refusal -> {
                                assertThat(refusal.field()).isEqualTo(field.getKey());
                                assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
                            });
            assertThat(endpoint.calls()).isZero();
        }

        @ParameterizedTest
        @CsvSource({
            "gpt-4-turbo, BY_MODEL, max_tokens",
            "gpt-4o, BY_MODEL, max_tokens",
            "gpt-oss:20b, BY_MODEL, max_tokens",
            "llama3:8b, BY_MODEL, max_tokens",
            "o1, BY_MODEL, max_completion_tokens",
            "o3-mini, BY_MODEL, max_completion_tokens",
            "ft:o4-mini:me, BY_MODEL, max_completion_tokens",
            "openai/o3, BY_MODEL, max_completion_tokens",
            "gpt-5, BY_MODEL, max_completion_tokens",
            "gpt-5.1-mini, BY_MODEL, max_completion_tokens",
            "olmo, BY_MODEL, max_tokens",
            "gpt-5, MAX_TOKENS, max_tokens",
            "gpt-4o, MAX_COMPLETION_TOKENS, max_completion_tokens"
        })
        void name_the_most_tokens_as_the_model_does(String model, TokenLimit limit, String field) {
            CompletionRequest request =
                    request()
                            .withModel(new ModelId("openai", model))
                            .withSampling(Sampling.builder().maxTokens(5).build());

            String body =
                    asked(Calls.settings(endpoint.baseUrl()).withTokenLimit(limit), request)
                            .getBodyAsString();

            assertThat(body).contains("\"" + field + "\":5");
        }
    }
}
