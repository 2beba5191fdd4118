package dev.promptport.aws.sagemaker.dialect;

import static dev.promptport.aws.sagemaker.dialect.Asked.body;
import static dev.promptport.aws.sagemaker.dialect.Asked.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.List;

/** What each dialect's container is sent. */
class RequestBodyTest {

    private static final ToolDefinition WEATHER =
            new ToolDefinition(
                    "get_weather",
                    "The weather of a city",
                    "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}}}");

    private static JsonObject sent(Dialect dialect, Sampling sampling) {
        return body(Asked.whole(dialect, Asked.request(sampling)));
    }

    private static JsonObject parameters(Dialect dialect, Sampling sampling) {
        return sent(dialect, sampling).getAsJsonObject("parameters");
    }

    private static void refused(String field, Dialect dialect, Sampling sampling) {
        assertThatThrownBy(() -> sent(dialect, sampling))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> {
                            assertThat(refusal.field()).isEqualTo(field);
                            assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
                        });
    }

    @Nested
    class Tgi {

        @Test
        void getsEveryChoiceUnderItsOwnName() {
            Sampling sampling =
                    Sampling.builder()
                            .maxTokens(256)
                            .temperature(0.6)
                            .topP(0.9)
                            .topK(50)
                            .seed(7L)
                            .repetitionPenalty(1.1)
                            .frequencyPenalty(0.5)
                            .stop(List.of("END", "</s>"))
                            .build();

            assertThat(sent(Dialect.TGI, sampling))
                    .isEqualTo(
                            json(
                                    """
                                    {"inputs":"<s>[INST] Hi [/INST]",
                                     "parameters":{"max_new_tokens":256,"temperature":0.6,
                                       "do_sample":true,"top_p":0.9,"top_k":50,"seed":7,
                                       "repetition_penalty":1.1,"frequency_penalty":0.5,
                                       "stop":["END","</s>"],
                                       "details":true,"return_full_text":false}}"""));
        }

        @Test
        void isNotGivenATemperatureOfNothingButToldNotToDraw() {
            Sampling sampling = Sampling.builder().temperature(0.0).topP(0.9).topK(50).build();

            assertThat(parameters(Dialect.TGI, sampling))
                    .isEqualTo(
                            json(
                                    "{\"do_sample\":false,\"details\":true,\"return_full_text\":false}"));
        }

        @Test
        void isNotGivenValuesThatChangeNothingAndThatItRefuses() {
            Sampling sampling =
                    Sampling.builder()
                            .temperature(1.0)
                            .topP(1.0)
                            .repetitionPenalty(1.0)
                            .frequencyPenalty(0.0)
                            .presencePenalty(0.0)
                            .minTokens(0)
                            .beams(1)
                            .noRepeatNgram(0)
                            .build();

            assertThat(parameters(Dialect.TGI, sampling).keySet())
                    .containsExactlyInAnyOrder(
                            "temperature", "do_sample", "details", "return_full_text");
        }

        @Test
        void isToldToDrawWhenOnlyTheDrawingIsNarrowed() {
            Sampling sampling = Sampling.builder().topK(5).build();

            assertThat(parameters(Dialect.TGI, sampling).get("do_sample").getAsBoolean()).isTrue();
        }

        @Test
        void isGivenNoSeedBelowNothing() {
            Sampling sampling = Sampling.builder().seed(-1L).build();

            assertThat(parameters(Dialect.TGI, sampling).get("seed").getAsLong())
                    .isEqualTo(Long.MAX_VALUE);
        }

        @Test
        void takesFourStopSequencesAndNoMore() {
            assertThat(
                            parameters(
                                            Dialect.TGI,
                                            Sampling.builder()
                                                    .stop(List.of("a", "b", "c", "d"))
                                                    .build())
                                    .getAsJsonArray("stop"))
                    .hasSize(4);
            refused(
                    "stop",
                    Dialect.TGI,
                    Sampling.builder().stop(List.of("a", "b", "c", "d", "e")).build());
        }

        @Test
        void refusesWhatItDoesNotKnow() {
            refused("beams", Dialect.TGI, Sampling.builder().beams(3).build());
            refused("min_tokens", Dialect.TGI, Sampling.builder().minTokens(5).build());
            refused("no_repeat_ngram", Dialect.TGI, Sampling.builder().noRepeatNgram(3).build());
            refused(
                    "presence_penalty",
                    Dialect.TGI,
                    Sampling.builder().presencePenalty(1.0).build());
        }
    }

    @Nested
    class Lmi {

        @Test
        void callsStopSequencesByTheirFullName() {
            Sampling sampling =
                    Sampling.builder()
                            .maxTokens(9)
                            .presencePenalty(1.0)
                            .stop(List.of("1", "2", "3", "4", "5"))
                            .build();

            assertThat(parameters(Dialect.LMI, sampling))
                    .isEqualTo(
                            json(
                                    """
                                    {"max_new_tokens":9,"presence_penalty":1.0,
                                     "stop_sequences":["1","2","3","4","5"],
                                     "details":true,"return_full_text":false}"""));
        }
    }

    @Nested
    class Llama2 {

        @Test
        void getsOnlyWhatItsContainersDocument() {
            Sampling sampling =
                    Sampling.builder()
                            .maxTokens(9)
                            .temperature(0.6)
                            .topP(0.9)
                            .stop(List.of("END"))
                            .build();

            assertThat(parameters(Dialect.LLAMA2, sampling))
                    .isEqualTo(
                            json(
                                    """
                                    {"max_new_tokens":9,"temperature":0.6,"top_p":0.9,
                                     "return_full_text":false}"""));
            refused("seed", Dialect.LLAMA2, Sampling.builder().seed(1L).build());
            refused("top_k", Dialect.LLAMA2, Sampling.builder().topK(1).build());
        }

        @Test
        void isGivenNextToNothingForATemperatureOfNothing() {
            Sampling sampling = Sampling.builder().temperature(0.0).build();

            assertThat(parameters(Dialect.LLAMA2, sampling).get("temperature").getAsDouble())
                    .isEqualTo(0.01);
        }
    }

    @Nested
    class Messages {

        private static JsonObject sent(CompletionRequest request) {
            return body(Asked.whole(Dialect.MESSAGES, request));
        }

        @Test
        void areSentWithTheChoicesBesideThem() {
            Sampling sampling =
                    Sampling.builder()
                            .maxTokens(9)
                            .temperature(0.0)
                            .topP(0.5)
                            .seed(3L)
                            .frequencyPenalty(0.1)
                            .presencePenalty(0.2)
                            .stop(List.of("END"))
                            .build();
            CompletionRequest request =
                    Asked.request(sampling)
                            .withMessages(List.of(Message.system("Be brief."), Message.user("Hi")));

            assertThat(sent(request))
                    .isEqualTo(
                            json(
                                    """
                                    {"messages":[{"role":"system","content":"Be brief."},
                                                 {"role":"user","content":"Hi"}],
                                     "max_tokens":9,"temperature":0.0,"top_p":0.5,"seed":3,
                                     "frequency_penalty":0.1,"presence_penalty":0.2,
                                     "stop":["END"]}"""));
        }

        @Test
        void askForTheirUsageWhenStreamed() {
            JsonObject body = body(Asked.streamed(Dialect.MESSAGES, Sampling.DEFAULT, _ -> {}));

            assertThat(body.get("stream").getAsBoolean()).isTrue();
            assertThat(body.getAsJsonObject("stream_options"))
                    .isEqualTo(json("{\"include_usage\":true}"));
        }

        @Test
        void carryToolsTheirCallsAndTheirResults() {
            ToolCall call = new ToolCall("c1", "get_weather", "{\"city\":\"Paris\"}");
            CompletionRequest request =
                    Asked.request(Sampling.DEFAULT)
                            .withMessages(
                                    List.of(
                                            Message.user("Weather?"),
                                            new Message.Assistant("", List.of(call)),
                                            new Message.Tool(ToolResult.of(call, "21 °C"))))
                            .withTools(List.of(WEATHER), ToolChoice.REQUIRED);

            assertThat(sent(request))
                    .isEqualTo(
                            json(
                                    """
                                    {"messages":[
                                       {"role":"user","content":"Weather?"},
                                       {"role":"assistant","content":"","tool_calls":[
                                         {"id":"c1","type":"function","function":
                                           {"name":"get_weather","arguments":"{\\"city\\":\\"Paris\\"}"}}]},
                                       {"role":"tool","content":"21 °C","tool_call_id":"c1"}],
                                     "tools":[{"type":"function","function":
                                       {"name":"get_weather","description":"The weather of a city",
                                        "parameters":{"type":"object","properties":
                                          {"city":{"type":"string"}}}}}],
                                     "tool_choice":"required"}"""));
        }

        @Test
        void sayWhichToolToCall() {
            assertThat(choice(ToolChoice.AUTO)).isEqualTo("\"auto\"");
            assertThat(choice(ToolChoice.NONE)).isEqualTo("\"none\"");
            assertThat(choice(new ToolChoice.Named("get_weather")))
                    .isEqualTo("{\"type\":\"function\",\"function\":{\"name\":\"get_weather\"}}");
        }

        private static String choice(ToolChoice choice) {
            return sent(Asked.request(Sampling.DEFAULT).withTools(List.of(WEATHER), choice))
                    .get("tool_choice")
                    .toString();
        }

        @ParameterizedTest
        @ValueSource(strings = {"no JSON", "[]", "{\"a\":1} {}"})
        void areRefusedWithAToolThatIsNoSchema(String schema) {
            CompletionRequest request =
                    Asked.request(Sampling.DEFAULT)
                            .withTools(
                                    List.of(new ToolDefinition("t", "", schema)), ToolChoice.AUTO);

            assertThatThrownBy(() -> sent(request))
                    .isInstanceOf(InvalidRequest.class)
                    .hasMessageContaining("'t'");
        }

        @Test
        void carryPicturesAsDataAddresses() {
            Message picture =
                    new Message.User(
                            List.of(
                                    new Part.Text("What is it?"),
                                    new Part.Image(
                                            "image/png", ByteBuffer.wrap(new byte[] {1, 2, 3}))));

            assertThat(sent(Asked.request(Sampling.DEFAULT).withMessages(List.of(picture))))
                    .isEqualTo(
                            json(
                                    """
                                    {"messages":[{"role":"user","content":[
                                       {"type":"text","text":"What is it?"},
                                       {"type":"image_url","image_url":
                                         {"url":"data:image/png;base64,AQID"}}]}]}"""));
        }

        @Test
        void haveNoPlaceForWhatOpenAiDoesNotKnow() {
            refused("top_k", Dialect.MESSAGES, Sampling.builder().topK(5).build());
            refused(
                    "repetition_penalty",
                    Dialect.MESSAGES,
                    Sampling.builder().repetitionPenalty(1.2).build());
        }
    }

    @ParameterizedTest
    @EnumSource(value = Dialect.class, names = "MESSAGES", mode = EnumSource.Mode.EXCLUDE)
    void toolsAndPicturesAreRefusedByContainersThatReadOneText(Dialect dialect) {
        CompletionRequest request = Asked.request(Sampling.DEFAULT);
        ToolCall call = new ToolCall("c1", "get_weather", "{}");

        refused("tools", dialect, request.withTools(List.of(WEATHER), ToolChoice.AUTO));
        refused(
                "tools",
                dialect,
                request.withMessages(List.of(new Message.Tool(ToolResult.of(call, "21 °C")))));
        refused(
                "tools",
                dialect,
                request.withMessages(List.of(new Message.Assistant("", List.of(call)))));
        refused(
                "messages",
                dialect,
                request.withMessages(
                        List.of(
                                new Message.User(
                                        List.of(
                                                new Part.Image(
                                                        "image/png",
                                                        ByteBuffer.wrap(new byte[] {1})))))));
    }

    private static void refused(String field, Dialect dialect, CompletionRequest request) {
        assertThatThrownBy(() -> Asked.whole(dialect, request))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> {
                            assertThat(refusal.field()).isEqualTo(field);
                            assertThat(refusal.reason()).isEqualTo(Reason.UNSUPPORTED);
                        });
    }
}
