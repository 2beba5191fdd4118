package dev.promptport.domain.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class SelectorTest {

    private static boolean isSaid(String term, String... said) {
        return new Selector.SearchTerms(List.of(term), List.of()).selects(List.of(said));
    }

    private static boolean isSaid(String one, String other, List<String> said) {
        return new Selector.SearchTerms(List.of(), List.of(new Selector.Pair(one, other)))
                .selects(said);
    }

    @Nested
    class ATerm {

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "Full Stack With Lawrence | tell me about FullStackWithLawrence",
                    "FullStackWithLawrence    | tell me about full stack with lawrence",
                    "FullStackWithLawrence    | Lawrence, with a full stack?",
                    "opening hours            | What are your OPENING hours?",
                    "opening hours            | which hours are you opening",
                    "store-hours              | the store's hours",
                    "HTTPServer               | an http server",
                    "Grüße                    | GRÜSSE und grüße",
                    "price 2                  | price: 2!",
                    "open                     | open",
                })
        void is_said_when_all_its_words_are(String term, String said) {
            assertThat(isSaid(term, said)).isTrue();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "lawrence      | who is larry?",
                    "developer     | I am a dev",
                    "dev           | I am a developer",
                    "opening hours | when is the opening?",
                    "open          | opening",
                    "full stack    | fullstack",
                    "hours         | what is this about?",
                })
        void is_not_said_when_a_word_of_it_is_missing_or_another(String term, String said) {
            assertThat(isSaid(term, said)).isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "McDaniel         | who is McDaniel",
                    "McDaniel         | who is MCDANIEL",
                    "McDaniel         | who is LawrenceMcDaniel",
                    "LawrenceMcDaniel | lawrence mcdaniel, please",
                })
        void keeps_names_with_mc_in_one(String term, String said) {
            assertThat(isSaid(term, said)).isTrue();
        }

        @Test
        void with_mc_is_not_said_by_its_second_half() {
            assertThat(isSaid("McDaniel", "who is Daniel")).isFalse();
            assertThat(isSaid("Daniel", "who is McDaniel")).isFalse();
        }

        @Test
        void may_be_said_in_several_messages() {
            assertThat(isSaid("opening hours", "about your opening", "the hours, please")).isTrue();
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "?!", " "})
        void without_words_is_never_said(String term) {
            assertThat(isSaid(term, "anything", "?!", "")).isFalse();
        }
    }

    @Nested
    class APair {

        @Test
        void is_said_when_both_are() {
            assertThat(isSaid("shop", "open", List.of("When does the SHOP open?"))).isTrue();
            assertThat(isSaid("shop", "open", List.of("The shop.", "Is it open?"))).isTrue();
            assertThat(isSaid("corner shop", "open", List.of("Open, is that CornerShop?")))
                    .isTrue();
        }

        @Test
        void is_not_said_by_one_of_them() {
            assertThat(isSaid("shop", "open", List.of("Is the shop closed?"))).isFalse();
            assertThat(isSaid("shop", "open", List.of("open up"))).isFalse();
            assertThat(isSaid("shop", "?", List.of("the shop?"))).isFalse();
        }
    }

    @Test
    void any_of_several_terms_and_pairs_is_enough() {
        Selector selector =
                new Selector.SearchTerms(
                        List.of("opening hours", "parking"),
                        List.of(new Selector.Pair("a", "b"), new Selector.Pair("shop", "open")));

        assertThat(selector.selects(List.of("Is there parking?"))).isTrue();
        assertThat(selector.selects(List.of("Is the shop open?"))).isTrue();
        assertThat(selector.selects(List.of("Is the shop large?"))).isFalse();
        assertThat(selector.selects(List.of())).isFalse();
    }

    @Test
    void always_is_each_time() {
        assertThat(new Selector.Always().selects(List.of())).isTrue();
    }
}
