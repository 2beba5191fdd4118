package dev.promptport.function.t5;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.function.http.HttpSettings;
import dev.promptport.function.http.json.JsonBody;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.charset.StandardCharsets;
import java.util.List;

class T5DecodingTest {

    private static final int MOST = 512;

    private static Sampling decoding(T5Task task, String parameters, boolean streams) {
        T5Request request = new T5Request("text", task, null, null, parameters(parameters));
        return T5Decoding.sampling(request, streams, MOST);
    }

    private static T5Parameters parameters(String json) {
        return T5Parameters.read(
                new JsonBody(new HttpSettings(1000, "default"))
                        .read(json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Sampling decoding(T5Task task, String parameters) {
        return decoding(task, parameters, false);
    }

    @Nested
    class A_raw_command {

        @Test
        void takes_the_likeliest_token_128_times_at_most() {
            assertThat(decoding(T5Task.RAW, "{}"))
                    .isEqualTo(Sampling.builder().maxTokens(128).build());
        }

        @Test
        void stays_under_the_functions_own_limit() {
            T5Request request = new T5Request("text", T5Task.RAW, null, null, parameters("{}"));

            assertThat(T5Decoding.sampling(request, false, 20).maxTokens()).isEqualTo(20);
        }

        @Test
        void hands_on_every_parameter() {
            assertThat(
                            decoding(
                                    T5Task.RAW,
                                    """
                            {"max_new_tokens":9,"min_new_tokens":2,"num_beams":1,"do_sample":true,"temperature":0.5,
                            "top_k":7,"top_p":0.9,"seed":11,"repetition_penalty":1.2,"no_repeat_ngram_size":2,
                            "length_penalty":0.8,"early_stopping":true,"stop":["a","b"]}"""))
                    .isEqualTo(
                            new Sampling(
                                    9,
                                    2,
                                    0.5,
                                    0.9,
                                    7,
                                    11L,
                                    1,
                                    0.8,
                                    true,
                                    1.2,
                                    2,
                                    null,
                                    null,
                                    List.of("a", "b")));
        }

        @Test
        void knows_lengths_by_their_other_names() {
            assertThat(decoding(T5Task.RAW, "{\"max_length\":9,\"min_length\":2}"))
                    .isEqualTo(Sampling.builder().maxTokens(9).minTokens(2).build());
        }
    }

    @Nested
    class A_summary {

        @Test
        void searches_three_beams_without_repeating_itself_and_may_be_short() {
            assertThat(decoding(T5Task.SUMMARIZE, "{}"))
                    .isEqualTo(
                            Sampling.builder()
                                    .maxTokens(142)
                                    .beams(3)
                                    .noRepeatNgram(3)
                                    .earlyStopping(true)
                                    .build());
        }

        @Test
        void takes_what_the_caller_says_instead() {
            assertThat(
                            decoding(
                                    T5Task.SUMMARIZE,
                                    "{\"num_beams\":1,\"no_repeat_ngram_size\":0,\"early_stopping\":false}"))
                    .isEqualTo(
                            Sampling.builder()
                                    .maxTokens(142)
                                    .beams(1)
                                    .noRepeatNgram(0)
                                    .earlyStopping(false)
                                    .build());
        }

        @Test
        void that_streams_searches_no_beams() {
            assertThat(decoding(T5Task.SUMMARIZE, "{}", true).beams()).isEqualTo(1);
            assertThat(decoding(T5Task.RAW, "{}", true).beams()).isEqualTo(1);
            assertThat(decoding(T5Task.SUMMARIZE, "{\"num_beams\":2}", true).beams()).isEqualTo(2);
        }
    }

    @Nested
    class A_translation {

        @Test
        void searches_three_beams_as_long_as_it_takes() {
            assertThat(decoding(T5Task.TRANSLATE, "{}"))
                    .isEqualTo(
                            Sampling.builder()
                                    .maxTokens(MOST)
                                    .beams(3)
                                    .earlyStopping(true)
                                    .build());
        }
    }

    @Nested
    class Drawing {

        @Test
        void has_a_temperature_of_one_unless_told() {
            assertThat(decoding(T5Task.RAW, "{\"do_sample\":true}").temperature()).isEqualTo(1.0);
        }

        @ParameterizedTest
        @ValueSource(strings = {"{\"top_k\":5}", "{\"top_p\":0.5}", "{\"seed\":1}"})
        void is_meant_by_who_cuts_or_seeds(String parameters) {
            assertThat(decoding(T5Task.RAW, parameters).temperature()).isEqualTo(1.0);
        }

        @Test
        void is_meant_by_who_names_a_temperature() {
            assertThat(decoding(T5Task.RAW, "{\"temperature\":0.3}").temperature()).isEqualTo(0.3);
            assertThat(decoding(T5Task.RAW, "{\"temperature\":0}").temperature()).isZero();
        }

        @Test
        void can_be_declined_whatever_else_is_sent() {
            Sampling declined =
                    decoding(
                            T5Task.RAW,
                            "{\"do_sample\":false,\"temperature\":0.3,\"top_k\":5,\"top_p\":0.5,\"seed\":1}");

            assertThat(declined).isEqualTo(Sampling.builder().maxTokens(128).build());
        }

        @Test
        void puts_no_beams_beside_itself() {
            assertThat(decoding(T5Task.SUMMARIZE, "{\"do_sample\":true}").beams()).isNull();
        }
    }
}
