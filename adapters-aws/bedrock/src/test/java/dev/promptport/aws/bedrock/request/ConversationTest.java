package dev.promptport.aws.bedrock.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.domain.tool.ToolResult;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ConversationTest {

    private static void assertRefused(Message... messages) {
        assertThatThrownBy(() -> Conversation.of(List.of(messages)))
                .isInstanceOfSatisfying(
                        InvalidRequest.class,
                        refusal -> assertThat(refusal.field()).isEqualTo("messages"));
    }

    private static Message calling(String id) {
        return new Message.Assistant("", List.of(new ToolCall(id, "now", "{}")));
    }

    private static Message result(String id) {
        return new Message.Tool(new ToolResult(id, "noon", false));
    }

    @Test
    void beginsWithTheUser() {
        assertRefused(Message.assistant("Hello"));
        assertRefused(Message.system("Be brief."), Message.assistant("Hello"), Message.user("Hi"));
        assertRefused(Message.system("Be brief."));
    }

    @Test
    void mayEndWithWordsPutInTheModelsMouth() {
        assertThat(
                        Conversation.of(List.of(Message.user("Hi"), Message.assistant("Well, ")))
                                .turns())
                .extracting(Turn::role)
                .containsExactly(Turn.Role.USER, Turn.Role.ASSISTANT);
    }

    @Test
    void holdsNoMessageThatSaysNothing() {
        assertRefused(Message.user(" \n"));
        assertRefused(new Message.User(List.of()));
        assertRefused(Message.user("Hi"), Message.assistant(""), Message.user("Hi"));
    }

    @Test
    void holdsNoResultWithoutItsCall() {
        assertRefused(Message.user("Hi"), result("t1"));
        assertRefused(Message.user("Hi"), calling("t1"), result("t2"));
        assertThat(
                        Conversation.of(List.of(Message.user("Hi"), calling("t1"), result("t1")))
                                .calls())
                .extracting(ToolCall::name)
                .containsExactly("now");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a/b",
                "0123456789012345678901234567890123456789012345678901234567890123456789"
            })
    void holdsNoCallWhoseIdBedrockRefuses(String id) {
        assertRefused(Message.user("Hi"), calling(id));
    }
}
