package dev.promptport.inference.openai.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.tool.ToolCall;
import dev.promptport.inference.openai.played.Answers;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

class StreamedAnswerTest {

    private static final ModelId ASKED = ModelId.of("openai:asked");
    private static final String STREAM =
            Answers.stream(
                    Answers.delta("{\"role\":\"assistant\",\"content\":\"\"}"),
                    Answers.text("Grüße "),
                    Answers.text("🙂\\n"),
                    Answers.text("!"),
                    Answers.finish("stop"),
                    Answers.usage(),
                    "[DONE]");
    private static final Completion ANSWER =
            new Completion(
                    "Grüße 🙂\\n!",
                    List.of(),
                    FinishReason.STOP,
                    new TokenUsage(9, 3, 4),
                    ModelId.of("openai:played-1"));

    private final List<Delta> given = new ArrayList<>();
    private final ChatAnswer answer = new ChatAnswer(ASKED, given::add);

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Completion read(String stream) {
        answer.part(bytes(stream));
        return answer.end();
    }

    @Nested
    class In_events {

        @Test
        void is_given_in_pieces_that_are_not_empty() {
            assertThat(read(STREAM)).isEqualTo(ANSWER);
            assertThat(given)
                    .containsExactly(
                            new Delta.Text("Grüße "), new Delta.Text("🙂\\n"), new Delta.Text("!"));
        }

        @Test
        void is_the_same_wherever_the_stream_is_split() {
            for (String lineEnd : List.of("\n", "\r\n", "\r")) {
                byte[] all = bytes(STREAM.replace("\n", lineEnd));
                for (int at = 0; at <= all.length; at++) {
                    ChatAnswer split = new ChatAnswer(ASKED, _ -> {});
                    split.part(Arrays.copyOf(all, at));
                    split.part(Arrays.copyOfRange(all, at, all.length));
                    assertThat(split.end()).as("split at %d", at).isEqualTo(ANSWER);
                }
            }
        }

        @Test
        void is_the_same_byte_by_byte() {
            for (byte one : bytes(STREAM.replace("\n", "\r\n"))) {
                answer.part(new byte[] {one});
            }
            assertThat(answer.end()).isEqualTo(ANSWER);
        }

        @Test
        void may_come_among_comments_and_other_fields() {
            String chatty =
                    "\uFEFF: keep-alive\n\n"
                            + STREAM.replace("data: {", ":\nevent: chunk\nid: 7\nretry\ndata:{");

            assertThat(read(chatty)).isEqualTo(ANSWER);
        }

        @Test
        void may_have_lines_of_its_own_in_an_event() {
            String event = Answers.text("a").replace(",\"choices\"", ",\ndata: \"choices\"");

            assertThat(read(Answers.stream(event, Answers.finish("stop"))).text()).isEqualTo("a");
        }

        @Test
        void is_whole_without_done_and_without_a_last_empty_line() {
            assertThat(read(STREAM.replace("data: [DONE]\n\n", "").stripTrailing()))
                    .isEqualTo(ANSWER);
            assertThat(answer.done()).isFalse();
        }

        @Test
        void ends_with_done_whatever_follows() {
            assertThat(read(STREAM + "data: {\"error\":\"late\"}\n\n")).isEqualTo(ANSWER);
            assertThat(answer.done()).isTrue();
        }

        @Test
        void may_be_a_refusal() {
            Completion refusal =
                    read(
                            Answers.stream(
                                    Answers.delta("{\"content\":null,\"refusal\":\"I will\"}"),
                                    Answers.delta("{\"refusal\":\" not.\"}"),
                                    Answers.finish("stop")));

            assertThat(refusal.text()).isEqualTo("I will not.");
            assertThat(given).hasSize(2);
        }

        @Test
        void may_be_withheld() {
            assertThat(
                            read(Answers.stream(
                                            Answers.text("x"), Answers.finish("content_filter")))
                                    .finishReason())
                    .isEqualTo(FinishReason.CONTENT_FILTER);
        }
    }

    @Nested
    class With_tool_calls {

        private static String call(String piece) {
            return Answers.delta("{\"tool_calls\":[" + piece + "]}");
        }

        @Test
        void is_given_in_pieces_of_each() {
            Completion whole =
                    read(
                            Answers.stream(
                                    call(
                                            "{\"index\":0,\"id\":\"call_1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"\"}}"),
                                    call(
                                            "{\"index\":0,\"function\":{\"arguments\":\"{\\\"place\\\":\"}}"),
                                    call(
                                            "{\"index\":1,\"id\":\"call_2\",\"function\":{\"name\":\"time\",\"arguments\":\"{\"}}"),
                                    call(
                                            "{\"index\":0,\"function\":{\"arguments\":\"\\\"Ulm\\\"}\"}},{\"index\":1,\"function\":{\"arguments\":\"}\"}}"),
                                    Answers.finish("tool_calls"),
                                    Answers.usage(),
                                    "[DONE]"));

            assertThat(whole.toolCalls())
                    .containsExactly(
                            new ToolCall("call_1", "weather", "{\"place\":\"Ulm\"}"),
                            new ToolCall("call_2", "time", "{}"));
            assertThat(whole.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
            assertThat(given)
                    .containsExactly(
                            new Delta.ToolCallPiece(0, "call_1", "weather", ""),
                            new Delta.ToolCallPiece(0, null, null, "{\"place\":"),
                            new Delta.ToolCallPiece(1, "call_2", "time", "{"),
                            new Delta.ToolCallPiece(0, null, null, "\"Ulm\"}"),
                            new Delta.ToolCallPiece(1, null, null, "}"));
        }

        @Test
        void of_servers_that_number_all_calls_alike_is_told_apart_by_their_ids() {
            Completion whole =
                    read(
                            Answers.stream(
                                    call(
                                            "{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"t\",\"arguments\":\"{}\"}}"),
                                    call(
                                            "{\"index\":0,\"id\":\"b\",\"function\":{\"name\":\"t\",\"arguments\":\"{}\"}}"),
                                    Answers.finish("stop")));

            assertThat(whole.toolCalls())
                    .containsExactly(new ToolCall("a", "t", "{}"), new ToolCall("b", "t", "{}"));
        }
    }

    @Nested
    class That_fails {

        @Test
        void is_not_whole_before_the_model_says_why_it_stopped() {
            for (String cut :
                    List.of(
                            "",
                            Answers.stream(Answers.text("x")),
                            Answers.stream(Answers.text("x"), "[DONE]"),
                            ": nothing\n\n",
                            "<html>\n\n")) {
                ChatAnswer begun = new ChatAnswer(ASKED, _ -> {});
                begun.part(bytes(cut));
                assertThatThrownBy(begun::end)
                        .isInstanceOf(BadUpstreamAnswer.class)
                        .hasMessageContaining("broke off");
            }
        }

        @Test
        void is_a_bad_answer_when_it_is_cut_within_an_event() {
            String begun = Answers.stream(Answers.text("x"), Answers.finish("stop"));

            assertThatThrownBy(() -> read(begun.substring(0, begun.length() - 20)))
                    .isInstanceOf(BadUpstreamAnswer.class);
        }

        @Test
        void means_what_the_error_in_it_means() {
            assertThatThrownBy(
                            () ->
                                    read(
                                            Answers.stream(
                                                    Answers.text("x"),
                                                    "{\"error\":{\"type\":\"server_error\",\"message\":\"canary\"}}",
                                                    "[DONE]")))
                    .isInstanceOf(Unavailable.class)
                    .hasMessageNotContaining("canary");
            assertThat(given).containsExactly(new Delta.Text("x"));
        }

        @Test
        void knows_errors_by_their_status_and_by_the_events_name() {
            assertThatThrownBy(() -> read(Answers.stream("{\"error\":{\"code\":429}}")))
                    .isInstanceOf(Throttled.class);
            assertThatThrownBy(
                            () ->
                                    read(
                                            "event: error\ndata: {\"code\":\"context_length_exceeded\"}\n\n"))
                    .isInstanceOfSatisfying(
                            InvalidRequest.class,
                            e ->
                                    assertThat(e.reason())
                                            .isEqualTo(InvalidRequest.Reason.CONTEXT_LENGTH));
        }

        @ParameterizedTest
        @ValueSource(strings = {"canary", "[1]", "{\"choices\":7}", "{"})
        void is_a_bad_answer_when_an_event_is_none(String data) {
            assertThatThrownBy(() -> read(Answers.stream(data)))
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessageNotContaining("canary");
        }

        @Test
        void is_left_when_it_has_no_end() {
            byte[] piece = bytes("data: " + "x".repeat(1 << 20));
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 20; i++) {
                                    answer.part(piece);
                                }
                            })
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessageContaining("without end");
        }

        @Test
        void is_left_when_its_text_has_no_end() {
            byte[] event = bytes(Answers.stream(Answers.text("x".repeat(1 << 20))));
            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 20; i++) {
                                    answer.part(event);
                                }
                            })
                    .isInstanceOf(BadUpstreamAnswer.class)
                    .hasMessageContaining("without end");
        }
    }
}
