package dev.promptport.aws.sagemaker.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.BadUpstreamAnswer;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Unavailable;
import dev.promptport.domain.tool.ToolCall;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** An answer that comes in parts. */
class StreamedAnswerTest {

    private static final String TGI =
            """
            data:{"index":1,"token":{"id":1,"text":"Grüße","special":false},"generated_text":null,"details":null}

            data:{"index":2,"token":{"id":2,"text":" 🙂","special":false},"generated_text":null,"details":null}

            data:{"index":3,"token":{"id":3,"text":"</s>","special":true},"generated_text":"Grüße 🙂","details":{"finish_reason":"eos_token","generated_tokens":3,"input_length":9,"seed":null}}

            """;

    private static final String LMI =
            """
            {"token":{"id":1,"text":"Grüße","log_prob":-0.1}}
            {"token":{"id":2,"text":" 🙂","log_prob":-0.1}}
            {"token":{"id":3,"text":"","log_prob":-0.1,"special_token":true},"generated_text":"Grüße 🙂","details":{"finish_reason":"eos_token","generated_tokens":3,"inputs":"Hi"}}
            """;

    private static final String CHAT =
            """
            : keep-alive

            event: message
            data: {"choices":[{"index":0,"delta":{"role":"assistant","content":""},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"content":"Grüße"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{"content":" 🙂"},"finish_reason":null}]}

            data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

            data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":3,"total_tokens":12}}

            data: [DONE]

            """;

    private static final String WHOLE = "[{\"generated_text\":\"Grüße 🙂\"}]";

    static final List<String> FORMS =
            List.of(TGI, LMI, CHAT, WHOLE, TGI.replace("\n", "\r\n"), LMI.strip());

    private final List<Delta> given = new ArrayList<>();

    private Completion read(Sampling sampling, byte[]... parts) {
        Exchange exchange = Asked.streamed(Dialect.TGI, sampling, given::add);
        for (byte[] part : parts) {
            exchange.part(part);
        }
        return exchange.end();
    }

    private Completion read(String text) {
        return read(Sampling.DEFAULT, bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String joined() {
        StringBuilder text = new StringBuilder();
        for (Delta delta : given) {
            if (delta instanceof Delta.Text(var piece)) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    @Nested
    class ItsForms {

        @Test
        void areTgisEvents() {
            Completion answer = read(TGI);

            assertThat(given).containsExactly(new Delta.Text("Grüße"), new Delta.Text(" 🙂"));
            assertThat(answer.text()).isEqualTo("Grüße 🙂");
            assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
            assertThat(answer.usage()).isEqualTo(TokenUsage.of(9, 3));
        }

        @Test
        void areDjlsLines() {
            Completion answer = read(LMI);

            assertThat(given).hasSize(2);
            assertThat(answer.text()).isEqualTo("Grüße 🙂");
            assertThat(answer.usage()).isEqualTo(TokenUsage.of(5, 3));
        }

        @Test
        void areOpenAisChunks() {
            Completion answer = read(CHAT);

            assertThat(given).hasSize(2);
            assertThat(answer.text()).isEqualTo("Grüße 🙂");
            assertThat(answer.usage()).isEqualTo(TokenUsage.of(9, 3));
        }

        @Test
        void areCountedTokenByTokenWhenTheContainerDoesNotCount() {
            assertThat(
                            read("""
                                            {"token":{"text":"unbelievably"}}
                                            {"token":{"text":" long"},"generated_text":""}
                                            """)
                                    .usage()
                                    .output())
                    .isEqualTo(2);
        }

        @Test
        void areAlsoTheWholeAtOnceFromContainersThatCannotStream() {
            assertThat(read(WHOLE).text()).isEqualTo("Grüße 🙂");
            assertThat(given).hasSize(1);
        }
    }

    @Nested
    class ItsParts {

        @ParameterizedTest
        @FieldSource("dev.promptport.aws.sagemaker.dialect.StreamedAnswerTest#FORMS")
        void mayBeginAndEndAnywhere(String form) {
            byte[] all = bytes(form);

            for (int cut = 0; cut <= all.length; cut++) {
                given.clear();
                Completion answer =
                        read(
                                Sampling.DEFAULT,
                                Arrays.copyOfRange(all, 0, cut),
                                Arrays.copyOfRange(all, cut, all.length));

                assertThat(answer.text()).as("cut at %d", cut).isEqualTo("Grüße 🙂");
                assertThat(joined()).isEqualTo("Grüße 🙂");
            }
        }

        @ParameterizedTest
        @FieldSource("dev.promptport.aws.sagemaker.dialect.StreamedAnswerTest#FORMS")
        void mayBeOfAnySizes(String form) {
            byte[] all = bytes(form);
            Random random = new Random(11);

            for (int round = 0; round < 200; round++) {
                List<byte[]> parts = new ArrayList<>();
                int most = 1 + random.nextInt(20);
                for (int from = 0; from < all.length; ) {
                    int to = Math.min(all.length, from + random.nextInt(most + 1));
                    parts.add(Arrays.copyOfRange(all, from, to));
                    from = to;
                }
                given.clear();

                assertThat(read(Sampling.DEFAULT, parts.toArray(byte[][]::new)).text())
                        .isEqualTo("Grüße 🙂");
            }
        }

        @Test
        void areGivenAwayAsSoonAsTheirLineIsWhole() {
            Exchange exchange = Asked.streamed(Dialect.TGI, Sampling.DEFAULT, given::add);

            exchange.part(bytes("data:{\"token\":{\"text\":\"Hi\"}}"));
            assertThat(given).isEmpty();
            exchange.part(bytes("\n"));

            assertThat(given).containsExactly(new Delta.Text("Hi"));
        }

        @Test
        void areNoLineWithoutEnd() {
            Exchange exchange = Asked.streamed(Dialect.TGI, Sampling.DEFAULT, given::add);
            byte[] much = new byte[1 << 20];
            Arrays.fill(much, (byte) 'x');

            assertThatThrownBy(
                            () -> {
                                for (int i = 0; i < 32; i++) {
                                    exchange.part(much);
                                }
                            })
                    .isInstanceOf(BadUpstreamAnswer.class);
        }
    }

    @Nested
    class AStopSequence {

        @Test
        void isNotGivenAwayNorIsAnyPieceOfIt() {
            Sampling sampling = Sampling.builder().stop(List.of("</code>")).build();

            Completion answer =
                    read(
                            sampling,
                            bytes(
                                    """
                                    {"token":{"text":"a<"}}
                                    {"token":{"text":"b </"}}
                                    {"token":{"text":"co"}}
                                    {"token":{"text":"de> c"},"generated_text":"a<b </code> c"}
                                    """));

            assertThat(joined()).isEqualTo("a<b ").isEqualTo(answer.text());
            assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
        }

        @Test
        void thatIsOnlyBegunIsTextAfterAll() {
            Sampling sampling = Sampling.builder().stop(List.of("</code>")).build();

            assertThat(
                            read(
                                            sampling,
                                            bytes(
                                                    "{\"token\":{\"text\":\"a </co\"},\"generated_text\":\"\"}"))
                                    .text())
                    .isEqualTo("a </co");
        }
    }

    @Nested
    class TheRepeatedPrompt {

        @Test
        void isDroppedPieceByPiece() {
            Exchange exchange = Asked.echoingStream(given::add);

            for (String piece : List.of("<s>[IN", "ST] Hi", " [/INST] He", "llo")) {
                exchange.part(bytes("{\"token\":{\"text\":\"" + piece + "\"}}\n"));
            }
            exchange.part(bytes("data: [DONE]"));

            assertThat(exchange.end().text()).isEqualTo(" Hello").isEqualTo(joined());
        }

        @Test
        void thatIsNoneIsGivenAwayAsSoonAsItDiffers() {
            Exchange exchange = Asked.echoingStream(given::add);

            exchange.part(bytes("{\"token\":{\"text\":\"[IN\"}}\n"));
            assertThat(given).isEmpty();
            exchange.part(bytes("{\"token\":{\"text\":\"stead\"}}\n"));

            assertThat(joined()).isEqualTo("[INstead");
        }
    }

    @Nested
    class ItsToolCalls {

        @Test
        void growAndAreNumberedInTheOrderTheyBegin() {
            Completion answer =
                    read(
                            """
                            data: {"choices":[{"delta":{"tool_calls":[{"index":1,"id":"c1","function":{"name":"get_weather","arguments":""}}]}}]}
                            data: {"choices":[{"delta":{"tool_calls":[{"index":1,"function":{"arguments":"{\\"city\\":"}}]}}]}
                            data: {"choices":[{"delta":{"tool_calls":[{"index":2,"id":"c2","function":{"name":"get_time","arguments":"{}"}}]}}]}
                            data: {"choices":[{"delta":{"tool_calls":[{"index":1,"function":{"arguments":"\\"Paris\\"}"}}]}}]}
                            data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}
                            data: [DONE]
                            """);

            assertThat(answer.toolCalls())
                    .containsExactly(
                            new ToolCall("c1", "get_weather", "{\"city\":\"Paris\"}"),
                            new ToolCall("c2", "get_time", "{}"));
            assertThat(given)
                    .containsExactly(
                            new Delta.ToolCallPiece(0, "c1", "get_weather", ""),
                            new Delta.ToolCallPiece(0, null, null, "{\"city\":"),
                            new Delta.ToolCallPiece(1, "c2", "get_time", "{}"),
                            new Delta.ToolCallPiece(0, null, null, "\"Paris\"}"));
            assertThat(answer.finishReason()).isEqualTo(FinishReason.TOOL_CALLS);
        }

        @Test
        void areUnderstoodWithoutAListAroundThem() {
            Completion answer =
                    read(
                            """
                            data: {"choices":[{"delta":{"tool_calls":{"index":0,"id":"","function":{"name":"get_time","arguments":"{"}}}}]}
                            data: {"choices":[{"delta":{"tool_calls":{"index":0,"id":"","function":{"name":null,"arguments":"}"}}},"finish_reason":"eos_token"}]}
                            data: [DONE]
                            """);

            assertThat(answer.toolCalls())
                    .containsExactly(new ToolCall("call_0", "get_time", "{}"));
        }
    }

    @Nested
    class AnAnswerThatIsNotWhole {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "",
                    "\n\n",
                    "{\"token\":{\"text\":\"Hi\"}}\n",
                    "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":null}]}\n\n",
                    "{\"token\":{\"text\":\"Hi\"}}\n{\"token\":{\"te",
                    "{\"token\":{\"text\":\"Hi\"}}\ngarbage\n",
                    "{\"token\":{\"text\":\"Hi\"}}\n{\"token\":{\"id\":-1,\"text\":\"\"},\"generated_text\":\"Hi\",\"details\":{\"finish_reason\":\"error\"}}\n"
                })
        void isABadAnswer(String text) {
            assertThatThrownBy(() -> read(text)).isInstanceOf(BadUpstreamAnswer.class);
        }

        @ParameterizedTest
        @FieldSource("dev.promptport.aws.sagemaker.dialect.StreamedAnswerTest#FORMS")
        void isABadAnswerWhereverItBreaksOffBeforeItsEnd(String form) {
            byte[] all = bytes(form.strip());
            int lastText = new String(all, StandardCharsets.UTF_8).indexOf("🙂");
            int most =
                    new String(all, StandardCharsets.UTF_8)
                            .substring(0, lastText)
                            .getBytes(StandardCharsets.UTF_8)
                            .length;

            for (int end = 0; end < most; end++) {
                byte[] part = Arrays.copyOf(all, end);
                assertThatThrownBy(() -> read(Sampling.DEFAULT, part))
                        .as("%d of %d bytes", end, all.length)
                        .isInstanceOf(BadUpstreamAnswer.class);
            }
        }
    }

    @Nested
    class AnErrorInMidStream {

        @Test
        void isForTheMomentWhenTheContainerIsOverloaded() {
            assertThatThrownBy(
                            () ->
                                    read(
                                            """
                                            data:{"token":{"text":"Hi"}}

                                            data:{"error":"Model is overloaded","error_type":"overloaded"}
                                            """))
                    .isInstanceOf(Unavailable.class);
            assertThat(given).hasSize(1);
        }

        @Test
        void isTheRequestsFaultWhenTheContainerSaysSo() {
            assertThatThrownBy(
                            () -> read("data: {\"error\":{\"message\":\"bad\",\"code\":422}}\n\n"))
                    .isInstanceOf(InvalidRequest.class);
        }

        @Test
        void isABadAnswerOtherwise() {
            assertThatThrownBy(() -> read("{\"error\":\"Inference failed\",\"code\":424}\n"))
                    .isInstanceOf(BadUpstreamAnswer.class);
        }
    }
}
