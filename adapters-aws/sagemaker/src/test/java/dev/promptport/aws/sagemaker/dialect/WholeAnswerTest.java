package dev.promptport.aws.sagemaker.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.Failure;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.tool.ToolCall;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** An answer that comes as one document. */
class WholeAnswerTest {

    private static Completion answer(String json) {
        return answer(json, Sampling.DEFAULT);
    }

    private static Completion answer(String json, Sampling sampling) {
        return Asked.whole(Dialect.TGI, Asked.request(sampling)).answer(json);
    }

    @Nested
    class ItsText {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[{\"generated_text\":\"Hello, 🙂\"}]",
                    "{\"generated_text\":\"Hello, 🙂\"}",
                    "[[{\"generated_text\":\"Hello, 🙂\"}]]",
                    "{\"token\":null,\"generated_text\":\"Hello, 🙂\"}",
                    "[{\"generation\":\"Hello, 🙂\"}]",
                    "{\"generation\":\"Hello, 🙂\"}",
                    "[{\"generation\":{\"role\":\"assistant\",\"content\":\"Hello, 🙂\"}}]",
                    "{\"choices\":[{\"message\":{\"content\":\"Hello, 🙂\"}}]}",
                    "{\"choices\":[{\"message\":{\"content\":[{\"type\":\"text\",\"text\":\"Hello, 🙂\"}]}}]}",
                    "{\"choices\":[{\"text\":\"Hello, 🙂\",\"finish_reason\":\"stop\"}]}",
                    "  {\"generated_text\" :\n \"Hello, \\ud83d\\ude42\"}\n"
                })
        void isFoundInEveryForm(String json) {
            assertThat(answer(json).text()).isEqualTo("Hello, 🙂");
        }

        @ParameterizedTest
        @EnumSource(Dialect.class)
        void isFoundWhateverTheDialect(Dialect dialect) {
            Exchange exchange = Asked.whole(dialect, Asked.request(Sampling.DEFAULT));

            assertThat(exchange.answer("{\"generated_text\":\"Hello\"}").text()).isEqualTo("Hello");
        }

        @Test
        void endsBeforeAStopSequenceThatTheContainerLeftIn() {
            Sampling sampling = Sampling.builder().stop(List.of("END", "\n\n")).build();

            Completion answer =
                    answer(
                            "[{\"generated_text\":\"one\\n\\ntwo END\",\"details\":{\"finish_reason\":\"length\"}}]",
                            sampling);

            assertThat(answer.text()).isEqualTo("one");
            assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        }

        @ParameterizedTest
        @ValueSource(strings = {"<s>[INST] Hi [/INST]", "[INST] Hi [/INST]"})
        void comesWithoutThePromptThatTheContainerRepeats(String echo) {
            String json = "[{\"generated_text\":\"" + echo + " Hello\"}]";

            assertThat(Asked.echoing(Sampling.DEFAULT).answer(json).text()).isEqualTo(" Hello");
            assertThat(answer(json).text()).isEqualTo(echo + " Hello");
        }

        @Test
        void staysWholeWhenNothingIsRepeated() {
            assertThat(
                            Asked.echoing(Sampling.DEFAULT)
                                    .answer("{\"generated_text\":\"<s>\"}")
                                    .text())
                    .isEqualTo("<s>");
        }

        @Test
        void isNotCutForAStopSequenceWithinTheRepeatedPrompt() {
            Sampling sampling = Sampling.builder().stop(List.of("[/INST]")).build();

            assertThat(
                            Asked.echoing(sampling)
                                    .answer("{\"generated_text\":\"<s>[INST] Hi [/INST] Hello\"}")
                                    .text())
                    .isEqualTo(" Hello");
        }
    }

    @Nested
    class ItsEnd {

        @ParameterizedTest
        @CsvSource({
            "length, LENGTH",
            "eos_token, STOP",
            "stop_sequence, STOP",
            "stop, STOP",
            "content_filter, CONTENT_FILTER"
        })
        void isExplainedByTheContainer(String word, FinishReason reason) {
            String details = "[{\"generated_text\":\"Hi\",\"details\":{\"finish_reason\":\"%s\"}}]";
            String choice =
                    "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"%s\"}]}";

            assertThat(answer(details.formatted(word)).finishReason()).isEqualTo(reason);
            assertThat(answer(choice.formatted(word)).finishReason()).isEqualTo(reason);
        }

        @Test
        void isTakenForACutWhenTheContainerIsSilentAndAllTokensAreUsedUp() {
            Sampling two = Sampling.builder().maxTokens(2).build();

            assertThat(answer("[{\"generation\":\"Hello the\"}]", two).finishReason())
                    .isEqualTo(FinishReason.LENGTH);
            assertThat(answer("[{\"generation\":\"Hi\"}]", two).finishReason())
                    .isEqualTo(FinishReason.STOP);
        }
    }

    @Nested
    class ItsUsage {

        @Test
        void isWhatTheContainerCounts() {
            assertThat(
                            answer(
                                            """
                                    [{"generated_text":"Hi","details":{"finish_reason":"length",
                                      "generated_tokens":20,"prefill":[{},{},{}]}}]""")
                                    .usage())
                    .isEqualTo(TokenUsage.of(3, 20));
            assertThat(
                            answer(
                                            """
                                    {"choices":[{"message":{"content":"Hi"}}],
                                     "usage":{"prompt_tokens":12,"completion_tokens":3,
                                       "prompt_tokens_details":{"cached_tokens":8}}}""")
                                    .usage())
                    .isEqualTo(new TokenUsage(12, 3, 8));
        }

        @Test
        void isEstimatedWhenTheContainerCountsNothing() {
            assertThat(answer("{\"generated_text\":\"nine char\"}").usage())
                    .isEqualTo(TokenUsage.of(5, 3));
        }

        @Test
        void isEstimatedWhenTheCountsAreNone() {
            assertThat(
                            answer(
                                            """
                                    {"generated_text":"nine char","details":
                                      {"generated_tokens":-1,"input_length":"many","prefill":[]}}""")
                                    .usage())
                    .isEqualTo(TokenUsage.of(5, 3));
        }
    }

    @Nested
    class ItsToolCalls {

        @Test
        void areThoseOfTheMessage() {
            Completion answer =
                    answer(
                            """
                            {"choices":[{"finish_reason":"tool_calls","message":{"content":null,
                              "tool_calls":[
                                {"id":"c1","type":"function","function":
                                  {"name":"get_weather","arguments":"{\\"city\\":\\"Paris\\"}"}},
                                {"id":"c2","function":{"name":"get_time","arguments":"{}"}}]}}]}""");

            assertThat(answer.text()).isEmpty();
            assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
            assertThat(answer.toolCalls())
                    .containsExactly(
                            new ToolCall("c1", "get_weather", "{\"city\":\"Paris\"}"),
                            new ToolCall("c2", "get_time", "{}"));
        }

        @Test
        void thatWereCutOffAreSaidToBe() {
            Completion answer =
                    answer(
                            """
                            {"choices":[{"finish_reason":"length","message":{"tool_calls":[
                              {"id":"c1","function":{"name":"get_weather","arguments":"{\\"ci"}}]}}]}""");

            assertThat(answer.finishReason()).isEqualTo(FinishReason.LENGTH);
        }

        @Test
        void areUnderstoodAsOlderContainersWriteThem() {
            Completion answer =
                    answer(
                            """
                            {"choices":[{"finish_reason":"eos_token","message":{"content":"",
                              "tool_calls":[{"id":0,"function":
                                {"name":"get_weather","arguments":{"city":"Paris"}}}]}}]}""");

            assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
            assertThat(answer.toolCalls())
                    .containsExactly(new ToolCall("call_0", "get_weather", "{\"city\":\"Paris\"}"));
        }
    }

    @Nested
    class WhatIsNoAnswer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "[]",
                    "{}",
                    "null",
                    "\"text\"",
                    "42",
                    "[[]]",
                    "[null]",
                    "<html>502</html>",
                    "{\"generated_text\":null}",
                    "{\"generated_text\":7}",
                    "{\"generated_text\":\"Hel",
                    "{\"generated_text\":\"Hi\"} more",
                    "{\"choices\":{}}",
                    "{\"choices\":[]}",
                    "{\"choices\":[7]}",
                    "{\"choices\":[{}]}",
                    "{\"token\":7}",
                    "{\"choices\":[{\"message\":{\"tool_calls\":[{\"function\":{}}]}}]}",
                    "{\"generated_text\":\"Hi\",\"details\":{\"finish_reason\":\"error\"}}"
                })
        void isABadAnswer(String json) {
            assertThatThrownBy(() -> answer(json))
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessageNotContaining("html");
        }

        @Test
        void isABadAnswerHoweverDeep() {
            String deep = "[".repeat(100_000) + "]".repeat(100_000);

            assertThatThrownBy(() -> answer(deep)).isInstanceOf(BadUpstreamAnswer.class);
        }
    }

    @Nested
    class AnErrorGivenAsAnAnswer {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"error\":\"Input validation error: temperature\",\"error_type\":\"validation\"}",
                    "{\"error\":{\"message\":\"bad\",\"type\":\"invalid_request_error\",\"code\":400}}",
                    "{\"code\":422,\"type\":\"ValidationException\",\"message\":\"bad\"}"
                })
        void isTheRequestsFault(String json) {
            means(InvalidRequest.class, json);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"error\":\"Model is overloaded\",\"error_type\":\"overloaded\"}",
                    "[{\"error\":\"down\",\"error_type\":\"unhealthy\"}]",
                    "{\"error\":{\"message\":\"busy\",\"code\":\"503\"}}"
                })
        void isForTheMoment(String json) {
            means(Unavailable.class, json);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"error\":\"Request failed during generation: CUDA\",\"error_type\":\"generation\"}",
                    "{\"error\":\"Inference failed\",\"code\":424}",
                    "{\"error\":{\"message\":\"?\"}}"
                })
        void isABadAnswerOtherwise(String json) {
            means(BadUpstreamAnswer.class, json);
        }

        private static void means(Class<? extends Failure> expected, String json) {
            assertThatThrownBy(() -> answer(json)).isExactlyInstanceOf(expected);
        }
    }
}
