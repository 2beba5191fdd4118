package dev.promptport.aws.bedrock;

import static dev.promptport.aws.bedrock.Asking.CLAUDE;
import static dev.promptport.aws.bedrock.Asking.LLAMA;
import static dev.promptport.aws.bedrock.Asking.MISTRAL;
import static dev.promptport.aws.bedrock.Asking.NOVA;
import static dev.promptport.aws.bedrock.Asking.WEATHER;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.aws.bedrock.json.JsonText;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.SamplingBuilder;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.ByteBuffer;
import java.util.List;

/** What is sent to Converse; every body is held against the service's model. */
class ConverseRequestTest {

    private static final String ANSWER =
            """
            {"output":{"message":{"role":"assistant","content":[{"text":"Hello"}]}},
             "stopReason":"end_turn","usage":{"inputTokens":12,"outputTokens":3,"totalTokens":15}}
            """;
    private static final ToolCall CALL =
            new ToolCall("t1", "get_weather", "{\"city\":\"Paris\",\"days\":[1,2.50,null,true]}");

    private final LocalBedrock bedrock = new LocalBedrock();

    @AfterEach
    void close() {
        bedrock.close();
    }

    private String sent(CompletionRequest request) {
        return sent(BedrockSettings.DEFAULT, request);
    }

    private String sent(BedrockSettings settings, CompletionRequest request) {
        bedrock.upstream().reset();
        bedrock.upstream().answersAt("/model/[^/]+/converse", Upstream.json(ANSWER));
        bedrock.upstream()
                .answersAt(
                        "/model/[^/]+/converse-stream",
                        Upstream.frames(
                                EventFrames.event("messageStop", "{\"stopReason\":\"end_turn\"}")));
        bedrock.port(settings).stream(request, _ -> {});
        String streamed = bedrock.upstream().lastBody();
        bedrock.port(settings).complete(request);
        String body = bedrock.upstream().lastBody();

        assertThat(body).as("the whole answer's request").isEqualTo(streamed);
        assertThat(ConverseSchema.faults(body)).as(body).isEmpty();
        assertThat(at(body, "toolConfig").present() || !holdsToolBlocks(body))
                .as("tools are defined where calls or results are: %s", body)
                .isTrue();
        assertThat(bedrock.upstream().lastRequest().getHeader("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=")
                .contains("/eu-central-1/bedrock/aws4_request");
        return body;
    }

    private static boolean holdsToolBlocks(String body) {
        return at(body, "messages").items().stream()
                .flatMap(turn -> turn.at("content").items().stream())
                .anyMatch(
                        block -> block.at("toolUse").present() || block.at("toolResult").present());
    }

    private static void assertSame(String body, String expected) {
        assertThat(JsonText.read(body)).isPresent().isEqualTo(JsonText.read(expected));
    }

    private static JsonView at(String body, String... names) {
        return JsonView.of(body).orElseThrow().at(names);
    }

    private static Message assistant(String text, ToolCall... calls) {
        return new Message.Assistant(text, List.of(calls));
    }

    private static Message result(String content) {
        return new Message.Tool(ToolResult.of(CALL, content));
    }

    @Nested
    class Messages {

        @Test
        void aPromptIsTheUsersTurn() {
            assertSame(
                    sent(Asking.hi(CLAUDE)),
                    """
                    {"messages":[{"role":"user","content":[{"text":"Hi"}]}],"inferenceConfig":{}}
                    """);
        }

        @Test
        void systemMessagesStandAboveTheConversationAndMessagesOfOneSideAreMerged() {
            String body =
                    sent(
                            Asking.of(
                                    CLAUDE,
                                    Message.system("Be brief."),
                                    Message.user("Hi"),
                                    Message.user("Are you there?"),
                                    Message.assistant("Yes."),
                                    Message.system("Be kind."),
                                    Message.system("  "),
                                    Message.user("Good.")));

            assertSame(
                    at(body, "system").json(),
                    """
                    [{"text":"Be brief."},{"text":"Be kind."}]
                    """);
            assertSame(
                    at(body, "messages").json(),
                    """
                    [{"role":"user","content":[{"text":"Hi"},{"text":"Are you there?"}]},
                     {"role":"assistant","content":[{"text":"Yes."}]},
                     {"role":"user","content":[{"text":"Good."}]}]
                    """);
        }

        @Test
        void picturesAreSentAsData() {
            Part picture = new Part.Image("image/webp", ByteBuffer.wrap(new byte[] {1, 2, 3, 4}));

            String body =
                    sent(
                            Asking.of(
                                    CLAUDE,
                                    new Message.User(
                                            List.of(new Part.Text("What is this?"), picture))));

            assertSame(
                    at(body, "messages").json(),
                    """
                    [{"role":"user","content":[{"text":"What is this?"},
                      {"image":{"format":"webp","source":{"bytes":"AQIDBA=="}}}]}]
                    """);
        }

        @Test
        void callsAndResultsOfToolsAreBlocksOfTheirSides() {
            String body =
                    sent(
                            Asking.of(
                                            CLAUDE,
                                            Message.user("How is Paris?"),
                                            assistant("Let me see.", CALL),
                                            result("{\"c\":21}"),
                                            new Message.Tool(
                                                    ToolResult.error(CALL, "no such place")),
                                            Message.user("Well?"))
                                    .withTools(List.of(WEATHER), ToolChoice.AUTO));

            assertSame(
                    at(body, "messages").json(),
                    """
                    [{"role":"user","content":[{"text":"How is Paris?"}]},
                     {"role":"assistant","content":[{"text":"Let me see."},
                       {"toolUse":{"toolUseId":"t1","name":"get_weather",
                                   "input":{"city":"Paris","days":[1,2.50,null,true]}}}]},
                     {"role":"user","content":[
                       {"toolResult":{"toolUseId":"t1","content":[{"json":{"c":21}}]}},
                       {"toolResult":{"toolUseId":"t1","content":[{"text":"no such place"}],"status":"error"}},
                       {"text":"Well?"}]}]
                    """);
        }

        @Test
        void anErrorIsNotMarkedForModelsThatRefuseTheMark() {
            String body =
                    sent(
                            Asking.of(
                                    MISTRAL,
                                    Message.user("How is Paris?"),
                                    assistant("", CALL),
                                    new Message.Tool(ToolResult.error(CALL, "no such place"))));

            assertSame(
                    at(body, "messages").items().getLast().json(),
                    """
                    {"role":"user","content":[
                      {"toolResult":{"toolUseId":"t1","content":[{"text":"no such place"}]}}]}
                    """);
        }

        @ParameterizedTest
        @ValueSource(strings = {"[1]", "21", "{\"c\":21} degrees", "{\"c\":21}{}", "null"})
        void aResultThatIsNoObjectIsText(String content) {
            String body =
                    sent(
                            Asking.of(
                                    CLAUDE,
                                    Message.user("Hi"),
                                    assistant("", CALL),
                                    result(content)));

            JsonView block = at(body, "messages").items().getLast().at("content").items().getLast();
            assertThat(block.at("toolResult", "content").items())
                    .singleElement()
                    .satisfies(said -> assertThat(said.at("text").text()).isEqualTo(content));
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"city\":", "[1]", "Paris"})
        void argumentsThatTheModelWroteAmissAreShownToItAsTheyWere(String arguments) {
            ToolCall amiss = new ToolCall("t1", "get_weather", arguments);

            String body =
                    sent(
                            Asking.of(
                                    CLAUDE,
                                    Message.user("Hi"),
                                    assistant("", amiss),
                                    new Message.Tool(ToolResult.error(amiss, "not JSON"))));

            JsonView block = at(body, "messages").items().get(1).at("content").items().getFirst();
            assertThat(block.at("toolUse", "input", "arguments").text()).isEqualTo(arguments);
        }

        @Test
        void aToolThatAnsweredNothingAnsweredSo() {
            String body =
                    sent(Asking.of(CLAUDE, Message.user("Hi"), assistant("", CALL), result(" ")));

            JsonView block = at(body, "messages").items().getLast().at("content").items().getLast();
            assertSame(block.at("toolResult", "content").json(), "[{\"text\":\"(nothing)\"}]");
        }
    }

    @Nested
    class Tools {

        @Test
        void areDefinedByTheirSchema() {
            assertSame(
                    at(
                                    sent(
                                            Asking.hi(CLAUDE)
                                                    .withTools(
                                                            List.of(
                                                                    WEATHER,
                                                                    new ToolDefinition(
                                                                            "now", "", "{}")),
                                                            ToolChoice.AUTO)),
                                    "toolConfig")
                            .json(),
                    """
                    {"tools":[
                      {"toolSpec":{"name":"get_weather","description":"The weather of a place",
                        "inputSchema":{"json":{"type":"object","properties":{"city":{"type":"string"}},
                                               "required":["city"]}}}},
                      {"toolSpec":{"name":"now","inputSchema":{"json":{}}}}]}
                    """);
        }

        @Test
        void mayHaveToBeCalled() {
            CompletionRequest request = Asking.hi(CLAUDE);

            assertSame(
                    at(
                                    sent(request.withTools(List.of(WEATHER), ToolChoice.REQUIRED)),
                                    "toolConfig",
                                    "toolChoice")
                            .json(),
                    "{\"any\":{}}");
            assertSame(
                    at(
                                    sent(
                                            request.withTools(
                                                    List.of(WEATHER),
                                                    new ToolChoice.Named("get_weather"))),
                                    "toolConfig",
                                    "toolChoice")
                            .json(),
                    "{\"tool\":{\"name\":\"get_weather\"}}");
        }

        @Test
        void areNotOfferedWhereNoneMayBeCalled() {
            String body = sent(Asking.hi(CLAUDE).withTools(List.of(WEATHER), ToolChoice.NONE));

            assertThat(at(body, "toolConfig").present()).isFalse();
        }

        @Test
        void areDefinedWhereTheConversationHoldsCallsThoughNoneMayBeMade() {
            String body =
                    sent(
                            Asking.of(CLAUDE, Message.user("Hi"), assistant("", CALL), result("21"))
                                    .withTools(List.of(WEATHER), ToolChoice.NONE));

            assertThat(at(body, "toolConfig", "tools").items()).hasSize(1);
            assertThat(at(body, "toolConfig", "toolChoice").present()).isFalse();
        }

        @Test
        void areDefinedFromTheConversationWhereTheRequestHasNone() {
            ToolCall other = new ToolCall("t2", "now", "{}");

            String body =
                    sent(
                            Asking.of(
                                    CLAUDE,
                                    Message.user("Hi"),
                                    assistant("", CALL, other, CALL),
                                    result("21"),
                                    new Message.Tool(ToolResult.of(other, "noon"))));

            assertSame(
                    at(body, "toolConfig").json(),
                    """
                    {"tools":[{"toolSpec":{"name":"get_weather","inputSchema":{"json":{"type":"object"}}}},
                              {"toolSpec":{"name":"now","inputSchema":{"json":{"type":"object"}}}}]}
                    """);
        }

        @Test
        void whoseParametersAreNoSchemaAreRefused() {
            ToolDefinition amiss = new ToolDefinition("now", "", "type: object");

            assertThatThrownBy(
                            () ->
                                    sent(
                                            Asking.hi(CLAUDE)
                                                    .withTools(List.of(amiss), ToolChoice.AUTO)))
                    .isInstanceOfSatisfying(
                            InvalidRequest.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("tools"))
                    .hasMessageContaining("'now'");
        }
    }

    @Nested
    class SamplingChoices {

        @Test
        void areGivenAsAllModelsTakeThem() {
            assertSame(
                    sent(
                            Asking.sampled(
                                    CLAUDE,
                                    Sampling.builder()
                                            .maxTokens(512)
                                            .temperature(0.2)
                                            .topP(0.9)
                                            .topK(50)
                                            .seed(7L)
                                            .stop(List.of("END")))),
                    """
                    {"messages":[{"role":"user","content":[{"text":"Hi"}]}],
                     "inferenceConfig":{"maxTokens":512,"temperature":0.2,"topP":0.9,"stopSequences":["END"]},
                     "additionalModelRequestFields":{"top_k":50}}
                    """);
        }

        @Test
        void areNamedAsTheFamilyNamesThem() {
            assertSame(
                    further(NOVA, Sampling.builder().topK(9)),
                    "{\"inferenceConfig\":{\"topK\":9}}");
            assertSame(further(MISTRAL, Sampling.builder().topK(9)), "{\"top_k\":9}");
            assertSame(
                    further(
                            "cohere.command-r-v1:0",
                            Sampling.builder()
                                    .topK(9)
                                    .seed(7L)
                                    .frequencyPenalty(0.5)
                                    .presencePenalty(0.25)),
                    "{\"k\":9,\"seed\":7,\"frequency_penalty\":0.5,\"presence_penalty\":0.25}");
            assertSame(
                    further(
                            "ai21.jamba-1-5-mini-v1:0",
                            Sampling.builder().frequencyPenalty(0.5).presencePenalty(0.25)),
                    "{\"frequency_penalty\":0.5,\"presence_penalty\":0.25}");
        }

        @Test
        void leaveNothingBehindWhenThereAreNone() {
            for (String model : List.of(NOVA, LLAMA, "cohere.command-r-v1:0", "deepseek.r1-v1:0")) {
                assertThat(at(sent(Asking.hi(model)), "additionalModelRequestFields").present())
                        .as(model)
                        .isFalse();
            }
        }

        @Test
        void stopSequencesAreNotSentToModelsThatRefuseThem() {
            String body = sent(Asking.sampled(LLAMA, Sampling.builder().stop(List.of("END"))));

            assertSame(at(body, "inferenceConfig").json(), "{}");
        }

        private String further(String model, SamplingBuilder sampling) {
            return at(sent(Asking.sampled(model, sampling)), "additionalModelRequestFields").json();
        }
    }

    @Nested
    class Settings {

        private final CompletionRequest request =
                Asking.of(
                                CLAUDE,
                                Message.system("Be brief."),
                                Message.user("Hi"),
                                Message.assistant("Hello"),
                                Message.user("Go on."))
                        .withTools(List.of(WEATHER), ToolChoice.AUTO);

        @Test
        void aGuardrailIsNamedInEveryRequest() {
            BedrockSettings settings =
                    BedrockSettings.DEFAULT.withGuardrail(new Guardrail("a1b2c3", "DRAFT"));

            assertSame(
                    at(sent(settings, request), "guardrailConfig").json(),
                    "{\"guardrailIdentifier\":\"a1b2c3\",\"guardrailVersion\":\"DRAFT\"}");
        }

        @Test
        void cachePointsEndInstructionsToolsAndTheConversation() {
            String body = sent(BedrockSettings.DEFAULT.withPromptCaching(), request);

            assertSame(at(body, "system").items().getLast().json(), CACHE_POINT);
            assertSame(at(body, "toolConfig", "tools").items().getLast().json(), CACHE_POINT);
            assertThat(at(body, "messages").items())
                    .extracting(
                            turn -> turn.at("content").items().getLast().at("cachePoint").present())
                    .containsExactly(false, false, true);
        }

        @Test
        void cachePointsAreSentOnlyToModelsThatHaveACache() {
            BedrockSettings settings = BedrockSettings.DEFAULT.withPromptCaching();

            assertThat(sent(settings, to(NOVA)))
                    .containsOnlyOnce("\"tools\"")
                    .satisfies(
                            body -> assertThat(at(body, "toolConfig", "tools").items()).hasSize(1))
                    .contains("cachePoint");
            assertThat(sent(settings, to(LLAMA))).doesNotContain("cachePoint");
            assertThat(sent(BedrockSettings.DEFAULT, to(CLAUDE))).doesNotContain("cachePoint");
        }

        private CompletionRequest to(String model) {
            return request.withModel(new ModelId("bedrock", model));
        }

        private static final String CACHE_POINT = "{\"cachePoint\":{\"type\":\"default\"}}";
    }

    @Nested
    class ModelIds {

        @Test
        void areOneSegmentOfThePathWithColonsAndSlashesEncoded() {
            assertThat(
                            pathTo(
                                    "arn:aws:bedrock:eu-central-1:123456789012:inference-profile/"
                                            + "eu.anthropic.claude-3-haiku-20240307-v1:0"))
                    .isEqualTo(
                            "/model/arn%3Aaws%3Abedrock%3Aeu-central-1%3A123456789012%3Ainference-profile"
                                    + "%2Feu.anthropic.claude-3-haiku-20240307-v1%3A0/converse");
        }

        @Test
        void areSentAsTheyAreOtherwise() {
            assertThat(pathTo(CLAUDE))
                    .isEqualTo("/model/anthropic.claude-3-haiku-20240307-v1%3A0/converse");
            assertThat(pathTo("eu.amazon.nova-lite-v1:0"))
                    .isEqualTo("/model/eu.amazon.nova-lite-v1%3A0/converse");
        }

        @Test
        void ofAnotherPathStayOneSegmentAndAreRefusedAsModels() {
            assertThat(pathTo("../guardrail/x?y=z&a b%2F"))
                    .isEqualTo("/model/..%2Fguardrail%2Fx%3Fy%3Dz%26a%20b%252F/converse");
            assertThat(bedrock.upstream().takeFaults())
                    .allSatisfy(
                            fault ->
                                    assertThat(fault)
                                            .contains(
                                                    "modelId: '../guardrail/x?y=z&a b%2F' does not match"));
        }

        private String pathTo(String model) {
            sent(Asking.hi(model));
            return bedrock.upstream().lastRequest().getUrl();
        }
    }
}
