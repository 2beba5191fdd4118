package dev.promptport.domain.completion;

import static dev.promptport.domain.failure.Refusals.assertInvalid;
import static dev.promptport.domain.failure.Refusals.assertMissing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.tool.ToolChoice;
import dev.promptport.domain.tool.ToolDefinition;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class CompletionRequestTest {

    private static final ModelId MODEL = ModelId.of("local:t5-mini");
    private static final ToolDefinition WEATHER =
            new ToolDefinition("weather", "Tells the weather", "{}");

    private final CompletionRequest hello =
            CompletionRequest.of(MODEL, "Hello", Sampling.DEFAULT, Deadline.none());

    @Test
    void aPromptIsOneUserMessageWithoutTools() {
        assertThat(hello.messages()).containsExactly(Message.user("Hello"));
        assertThat(hello.tools()).isEmpty();
    }

    @Test
    void aConversationHasAMessage() {
        assertMissing("messages", () -> hello.withMessages(List.of()));
    }

    @Test
    void noTwoToolsHaveTheSameName() {
        assertInvalid(
                "tools",
                "two tools have the same name",
                () -> hello.withTools(List.of(WEATHER, WEATHER), ToolChoice.AUTO));
    }

    @Test
    void whatTheCallerDoesToItsListChangesNothing() {
        List<Message> messages = new ArrayList<>(List.of(Message.user("Hello")));
        CompletionRequest request = hello.withMessages(messages);

        messages.clear();

        assertThat(request.messages()).hasSize(1);
    }

    @Test
    void aVariationDiffersInOneThingOnly() {
        ModelId other = ModelId.of("local:t5-base");
        Sampling greedy = Sampling.builder().temperature(0.0).build();

        assertThat(hello.withModel(other).withModel(MODEL)).isEqualTo(hello);
        assertThat(hello.withModel(other).model()).isEqualTo(other);
        assertThat(hello.withSampling(greedy).sampling()).isEqualTo(greedy);
        assertThat(hello.withSampling(greedy).withSampling(Sampling.DEFAULT)).isEqualTo(hello);
        assertThat(hello.withTools(List.of(WEATHER), ToolChoice.REQUIRED).toolChoice())
                .isEqualTo(ToolChoice.REQUIRED);
        assertThat(
                        hello.withTools(List.of(WEATHER), ToolChoice.REQUIRED)
                                .withTools(List.of(), ToolChoice.AUTO))
                .isEqualTo(hello);
    }
}
