package dev.promptport.aws.sagemaker.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.Message;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Part;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.tool.ToolChoice;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.List;

class PromptFormatTest {

    private static final Message BRIEF = Message.system("Be brief.");
    private static final Message HI = Message.user("Hi");
    private static final Message HELLO = Message.assistant("Hello");
    private static final Message BYE = Message.user("Bye");

    private static String written(PromptFormat format, Message... messages) {
        return format.prompt(
                new CompletionRequest(
                        ModelId.of("sagemaker:it"),
                        List.of(messages),
                        List.of(),
                        ToolChoice.AUTO,
                        Sampling.DEFAULT,
                        Deadline.none()));
    }

    @Nested
    class Mistral {

        private final PromptFormat mistral = PromptFormat.of(PromptStyle.MISTRAL);

        @Test
        void putsThePromptBetweenItsMarks() {
            assertThat(written(mistral, HI)).isEqualTo("<s>[INST] Hi [/INST]");
        }

        @Test
        void endsEachAnswerOfAConversation() {
            assertThat(written(mistral, HI, HELLO, BYE))
                    .isEqualTo("<s>[INST] Hi [/INST] Hello</s>[INST] Bye [/INST]");
        }

        @Test
        void putsInstructionsInTheFirstTurn() {
            assertThat(written(mistral, BRIEF, HI, HELLO, BYE))
                    .isEqualTo("<s>[INST] Be brief.\n\nHi [/INST] Hello</s>[INST] Bye [/INST]");
        }
    }

    @Nested
    class Llama2 {

        private final PromptFormat llama = PromptFormat.of(PromptStyle.LLAMA2);

        @Test
        void marksInstructions() {
            assertThat(written(llama, BRIEF, HI))
                    .isEqualTo("<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nHi [/INST]");
        }

        @Test
        void beginsAndEndsEachTurn() {
            assertThat(written(llama, HI, HELLO, BYE))
                    .isEqualTo("<s>[INST] Hi [/INST] Hello</s><s>[INST] Bye [/INST]");
        }
    }

    @Nested
    class Plain {

        @Test
        void isTheTextsInOrder() {
            PromptFormat plain = PromptFormat.of(PromptStyle.PLAIN);

            assertThat(written(plain, HI)).isEqualTo("Hi");
            assertThat(written(plain, BRIEF, HI, HELLO, BYE))
                    .isEqualTo("Be brief.\nHi\nHello\nBye");
        }
    }

    @Nested
    class Raw {

        private final PromptFormat raw = PromptFormat.raw(PromptStyle.MISTRAL);

        @Test
        void passesALonePromptAsItIs() {
            assertThat(written(raw, Message.user("  <s>[INST] mine [/INST]\n")))
                    .isEqualTo("  <s>[INST] mine [/INST]\n");
        }

        @Test
        void writesConversationsInItsStyle() {
            assertThat(written(raw, BRIEF, HI)).isEqualTo("<s>[INST] Be brief.\n\nHi [/INST]");
            assertThat(written(raw, HI, HELLO, BYE))
                    .isEqualTo("<s>[INST] Hi [/INST] Hello</s>[INST] Bye [/INST]");
        }
    }

    @Nested
    class Messages {

        private final PromptFormat mistral = PromptFormat.of(PromptStyle.MISTRAL);

        @Test
        void ofOneSideThatFollowEachOtherAreOne() {
            assertThat(written(mistral, HI, BYE)).isEqualTo("<s>[INST] Hi\n\nBye [/INST]");
        }

        @Test
        void leaveALastAnswerOpen() {
            assertThat(written(mistral, HI, HELLO)).isEqualTo("<s>[INST] Hi [/INST] Hello");
        }

        @Test
        void mayBeginWithTheAssistant() {
            assertThat(written(mistral, HELLO, HI))
                    .isEqualTo("<s>[INST]  [/INST] Hello</s>[INST] Hi [/INST]");
        }

        @Test
        void ofSeveralPartsHaveALineForEach() {
            Message two = new Message.User(List.of(new Part.Text("one"), new Part.Text("two")));

            assertThat(written(mistral, two)).isEqualTo("<s>[INST] one\ntwo [/INST]");
        }

        @ParameterizedTest
        @EnumSource(PromptStyle.class)
        void thatSayNothingAreRefused(PromptStyle style) {
            assertThatThrownBy(() -> written(PromptFormat.of(style), Message.user(" \n")))
                    .isInstanceOfSatisfying(
                            InvalidRequest.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("messages"));
        }
    }
}
