package dev.promptport.aws.bedrock;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConverseSchemaTest {

    @Test
    void theSmallestRequestIsFit() {
        assertThat(
                        ConverseSchema.faults(
                                """
                                {"messages":[{"role":"user","content":[{"text":"Hi"}]}]}\
                                """))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "{\"modelId\":\"in the path, not the body\"}"
            })
    void aRequestThatBedrockWouldRefuseIsNotFit(String body) {
        assertThat(ConverseSchema.faults(body)).isNotEmpty();
    }
}
