package dev.promptport.aws.bedrock;

import static dev.promptport.aws.bedrock.Asking.CLAUDE;
import static dev.promptport.aws.bedrock.Asking.MISTRAL;
import static dev.promptport.aws.bedrock.played.Chunks.chunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import dev.promptport.aws.bedrock.json.JsonText;
import dev.promptport.aws.bedrock.request.ModelFamily;
import dev.promptport.aws.client.wire.EventFrames;
import dev.promptport.aws.client.wire.Upstream;
import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What InvokeModel adds to the words of its models. */
class InvokeModelTest {

    private static final String IMPORTED =
            "arn:aws:bedrock:us-east-1:123456789012:imported-model/abcdef123456";
    private static final BedrockSettings INVOKED =
            new BedrockSettings(
                    Optional.of(new Guardrail("a1b2c3", "4")),
                    false,
                    Set.of("mistral", "claude", IMPORTED),
                    Map.of(IMPORTED, ModelFamily.MISTRAL));
    private static final String ANSWER =
            "{\"outputs\":[{\"text\":\" Hello\",\"stop_reason\":\"stop\"}]}";

    private final LocalBedrock bedrock = new LocalBedrock();

    @AfterEach
    void close() {
        bedrock.close();
    }

    @Test
    void sendsTheModelsOwnBodySignedAndGuarded() {
        bedrock.upstream().answers(Upstream.json(ANSWER));

        bedrock.port(INVOKED).complete(Asking.hi(MISTRAL));

        assertSent("/model/mistral.mistral-7b-instruct-v0%3A2/invoke");
        assertThat(bedrock.upstream().lastRequest().getHeader("Accept"))
                .isEqualTo("application/json");
    }

    @Test
    void streamsWithTheSameBody() {
        bedrock.upstream().answers(Upstream.frames(chunk(ANSWER)));

        bedrock.port(INVOKED).stream(Asking.hi(MISTRAL), _ -> {});

        assertSent("/model/mistral.mistral-7b-instruct-v0%3A2/invoke-with-response-stream");
        assertThat(bedrock.upstream().lastRequest().getHeader("X-Amzn-Bedrock-Accept"))
                .isEqualTo("application/json");
    }

    private void assertSent(String path) {
        LoggedRequest request = bedrock.upstream().lastRequest();
        assertThat(request.getUrl()).isEqualTo(path);
        assertThat(JsonText.read(request.getBodyAsString()))
                .isEqualTo(JsonText.read("{\"prompt\":\"<s>[INST] Hi [/INST]\"}"));
        assertThat(request.getHeader("Content-Type")).isEqualTo("application/json");
        assertThat(request.getHeader("X-Amzn-Bedrock-GuardrailIdentifier")).isEqualTo("a1b2c3");
        assertThat(request.getHeader("X-Amzn-Bedrock-GuardrailVersion")).isEqualTo("4");
        assertThat(request.getHeader("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=")
                .contains("/eu-central-1/bedrock/aws4_request");
    }

    @Test
    void countsTheTokensOfModelsThatDoNot() {
        bedrock.upstream()
                .answers(
                        Upstream.json(ANSWER)
                                .withHeader("X-Amzn-Bedrock-Input-Token-Count", "5")
                                .withHeader("X-Amzn-Bedrock-Output-Token-Count", "2"));

        assertThat(bedrock.port(INVOKED).complete(Asking.hi(MISTRAL)).usage())
                .isEqualTo(TokenUsage.of(5, 2));
    }

    @Test
    void countsTheTokensOfTheirStreamsInItsLastChunk() {
        Recorder recorder = new Recorder();
        bedrock.upstream()
                .answers(
                        Upstream.frames(
                                chunk("{\"outputs\":[{\"text\":\" Hel\",\"stop_reason\":null}]}"),
                                chunk(
                                        "{\"outputs\":[{\"text\":\"lo\",\"stop_reason\":\"stop\"}],"
                                                + "\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":5,\"outputTokenCount\":2}}")));

        Completion answer = bedrock.port(INVOKED).stream(Asking.hi(MISTRAL), recorder);

        assertThat(answer.text()).isEqualTo("Hello");
        assertThat(answer.usage()).isEqualTo(TokenUsage.of(5, 2));
        assertThat(recorder.deltas()).hasSize(2);
    }

    @Test
    void saysWhenAGuardrailIntervened() {
        String body =
                """
                {"type":"message","role":"assistant","content":[{"type":"text","text":"No."}],
                 "stop_reason":"end_turn","usage":{"input_tokens":1,"output_tokens":1},
                 "amazon-bedrock-guardrailAction":"INTERVENED"}
                """;
        bedrock.upstream().answers(Upstream.json(body));

        Completion answer = bedrock.port(INVOKED).complete(Asking.hi(CLAUDE));

        assertThat(answer.text()).isEqualTo("No.");
        assertThat(answer.finishReason()).isEqualTo(FinishReason.CONTENT_FILTER);
    }

    @Test
    void callsAnImportedModelInTheDialectThatTheSettingNames() {
        bedrock.upstream().answers(Upstream.json(ANSWER));

        assertThat(bedrock.port(INVOKED).complete(Asking.hi(IMPORTED)).text()).isEqualTo("Hello");

        assertThat(bedrock.upstream().lastRequest().getUrl())
                .isEqualTo(
                        "/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A123456789012%3Aimported-model%2Fabcdef123456/invoke");
    }

    @Test
    void leavesAllOtherModelsToConverse() {
        bedrock.upstream()
                .answersAt(
                        "/model/[^/]+/converse",
                        Upstream.json(
                                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"Hi\"}]}},"
                                        + "\"stopReason\":\"end_turn\"}"));

        assertThat(bedrock.port(INVOKED).complete(Asking.hi(Asking.NOVA)).text()).isEqualTo("Hi");
    }

    @Test
    void isNoAnswerWhenItIsNotJson() {
        bedrock.upstream().answers(Upstream.json("<html>"));
        assertThatThrownBy(() -> bedrock.port(INVOKED).complete(Asking.hi(MISTRAL)))
                .isInstanceOf(BadUpstreamAnswer.class);

        for (byte[] frame : List.of(chunk("{\"outputs\":"), EventFrames.event("chunk", "{}"))) {
            bedrock.upstream().answers(Upstream.frames(frame));
            assertThatThrownBy(() -> bedrock.port(INVOKED).stream(Asking.hi(MISTRAL), _ -> {}))
                    .isInstanceOf(BadUpstreamAnswer.class);
        }
    }

    @Test
    void isNoAnswerWhenItDoesNotSayThatItEnds() {
        for (String body :
                List.of("{}", "{\"outputs\":[{\"text\":\" Hello\",\"stop_reason\":null}]}")) {
            bedrock.upstream().answers(Upstream.json(body));
            assertThatThrownBy(() -> bedrock.port(INVOKED).complete(Asking.hi(MISTRAL)))
                    .isInstanceOf(BadUpstreamAnswer.class);

            bedrock.upstream()
                    .answers(Upstream.frames(chunk(body), EventFrames.event("yetUnknown", "{}")));
            assertThatThrownBy(() -> bedrock.port(INVOKED).stream(Asking.hi(MISTRAL), _ -> {}))
                    .isInstanceOf(BadUpstreamAnswer.class);
        }
    }
}
