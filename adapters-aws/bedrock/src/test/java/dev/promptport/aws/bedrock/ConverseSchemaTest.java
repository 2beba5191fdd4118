package dev.promptport.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.aws.client.servicemodel.SentRequest;
import dev.promptport.aws.client.servicemodel.ServiceModel;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The schema says of a body what AWS's own model of the service says, which is to be had only where
 * botocore is.
 */
class ConverseSchemaTest {

    private static final Optional<ServiceModel> MODEL = ServiceModel.published("bedrock-runtime");

    @Test
    void theSmallestRequestIsFit() {
        assertThat(
                        ConverseSchema.faults(
                                """
                                {"messages":[{"role":"user","content":[{"text":"Hi"}]}]}\
                                """))
                .isEmpty();
    }

    static Stream<String> refused() {
        return Stream.of(
                "{\"messages\":[{\"content\":[]}]}",
                "{\"messages\":[{\"role\":\"tool\",\"content\":[]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\",\"cachePoint\":{\"type\":\"default\"}}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"image\":{\"format\":\"bmp\",\"source\":{\"bytes\":\"AAAA\"}}}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"image\":{\"format\":\"png\",\"source\":{\"bytes\":\"\"}}}]}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":[{\"toolResult\":{\"toolUseId\":\"a b\",\"content\":[]}}]}]}",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":[{\"toolUse\":{\"toolUseId\":\"a\",\"name\":\"b\"}}]}]}",
                "{\"system\":[{\"text\":\"\"}]}",
                "{\"inferenceConfig\":{\"maxTokens\":0}}",
                "{\"inferenceConfig\":{\"temperature\":1.1}}",
                "{\"inferenceConfig\":{\"topP\":-0.1}}",
                "{\"inferenceConfig\":{\"stopSequences\":[\"\"]}}",
                "{\"inferenceConfig\":{\"topK\":5}}",
                "{\"toolConfig\":{\"tools\":[]}}",
                "{\"toolConfig\":{\"toolChoice\":{\"auto\":{}}}}",
                "{\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"a\"}}]}}",
                "{\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"a\",\"description\":\"\",\"inputSchema\":{\"json\":{}}}}]}}",
                "{\"toolConfig\":{\"tools\":[{\"cachePoint\":{\"type\":\"default\"}}],\"toolChoice\":{\"auto\":{},\"any\":{}}}}",
                "{\"guardrailConfig\":{\"guardrailIdentifier\":\"Not This\",\"guardrailVersion\":\"1\"}}",
                "{\"guardrailConfig\":{\"guardrailIdentifier\":\"a1\",\"guardrailVersion\":\"0\"}}",
                "{\"modelId\":\"in the path, not the body\"}");
    }

    @ParameterizedTest
    @MethodSource("refused")
    void aRequestThatBedrockWouldRefuseIsNotFit(String body) {
        assertThat(ConverseSchema.faults(body)).isNotEmpty();
    }

    static boolean modelIsHere() {
        return MODEL.isPresent();
    }

    @ParameterizedTest
    @MethodSource("refused")
    @EnabledIf(
            value = "modelIsHere",
            disabledReason =
                    "botocore is not installed, so that Converse's requests are held against our"
                            + " schema alone: pip install botocore")
    void norIsItToTheModelThatAwsPublishes(String body) {
        assertThat(
                        MODEL.orElseThrow()
                                .faults(
                                        new SentRequest(
                                                "POST",
                                                "/model/it/converse",
                                                Map.of("content-type", List.of("application/json")),
                                                body.getBytes(StandardCharsets.UTF_8))))
                .isNotEmpty();
    }
}
