package dev.promptport.domain.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.List;

class TurnTest {

    private static final ToolCall CALL = new ToolCall("1", "weather", "{}");

    @Test
    void whatTheTwoSayIsATurnAndAMessage() {
        for (Message message : List.of(Message.user("Tea?"), Message.assistant("Yes."))) {
            assertThat(Turn.of(message).message()).isEqualTo(message);
        }
    }

    @Test
    void textsOfOneMessageAreOneTurn() {
        Message message =
                new Message.User(List.of(new Part.Text("Tea?"), new Part.Text("Or coffee?")));

        assertThat(Turn.of(message)).isEqualTo(Turn.user("Tea?\nOr coffee?"));
    }

    @Test
    void whatIsMoreThanTextIsRefused() {
        assertRefused(
                new Message.User(List.of(new Part.Image("image/png", ByteBuffer.allocate(1)))),
                "no pictures");
        assertRefused(new Message.Assistant("", List.of(CALL)), "no calls of tools");
        assertRefused(new Message.Tool(ToolResult.of(CALL, "rain")), "no calls of tools");
        assertRefused(Message.system("Be kind."), "no instructions");
    }

    private static void assertRefused(Message message, String why) {
        assertThatThrownBy(() -> Turn.of(message))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refused -> assertThat(refused.field()).isEqualTo("messages"))
                .hasMessageEndingWith(why);
    }
}
