package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Route;

import dev.promptport.domain.completion.Message;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

@InBrowser
class ChatTest {

    private static final String LONG = "and so on ".repeat(200);
    private static final Duration UNHURRIED = Duration.ofMillis(30);

    @Nested
    class A_message {

        @Test
        void is_answered(Visit visit, PlayedModel model) {
            model.says("It is **noon**.");
            ChatPanel chat = visit.chat();

            ChatMessage answer = chat.ask("What time is it?");

            chat.question().says("What time is it?");
            answer.says("It is noon.");
            assertThat(answer.article().locator("strong")).hasText("noon");
            assertThat(chat.message()).hasValue("");
        }

        @Test
        void is_sent_with_Enter_and_broken_with_Shift_and_Enter(Visit visit, PlayedModel model) {
            model.says("So I see.");
            ChatPanel chat = visit.chat();
            chat.message().fill("one");
            chat.message().press("End");
            chat.message().press("Shift+Enter");
            chat.message().pressSequentially("two");
            chat.message().press("Enter");

            chat.answer().awaitState("done");
            assertThat(PlayedModel.text(model.asked().messages().getLast())).isEqualTo("one\ntwo");
        }

        @Test
        void is_answered_piece_by_piece(Visit visit, PlayedModel model) {
            model.saysSlowly(UNHURRIED, "first " + LONG);
            ChatPanel chat = visit.chat();

            ChatMessage answer = chat.begin("Go on");

            answer.awaitState("streaming");
            answer.says("first and so");
            answer.awaitState("streaming");
            chat.controls().button("Stop").click();
            answer.awaitState("stopped");
        }

        @Test
        void goes_with_what_was_said_before(Visit visit, PlayedModel model) {
            model.says("Hello, Ann.", "You are Ann.");
            ChatPanel chat = visit.chat();

            chat.ask("I am Ann");
            chat.ask("Who am I?").says("You are Ann.");

            assertThat(model.asked().messages())
                    .containsExactly(
                            Message.user("I am Ann"),
                            new Message.Assistant("Hello, Ann.", List.of()),
                            Message.user("Who am I?"));
        }

        @Test
        void goes_with_the_settings_of_the_conversation(Visit visit, PlayedModel model) {
            model.says("Aye.");
            ChatPanel chat = visit.chat();
            chat.controls().textbox("System prompt").fill("Talk like a pirate.");
            chat.controls().number("Temperature").fill("0.3");
            chat.controls().number("Max tokens").fill("77");

            chat.ask("Are you there?");

            assertThat(model.asked().messages().getFirst())
                    .isEqualTo(new Message.System("Talk like a pirate."));
            assertThat(model.asked().sampling().temperature()).isEqualTo(0.3);
            assertThat(model.asked().sampling().maxTokens()).isEqualTo(77);
        }

        @Test
        void tells_tokens_and_speed(Visit visit, PlayedModel model) {
            model.says("one two three");

            ChatMessage answer = visit.chat().ask("Count");

            assertThat(answer.state())
                    .hasText(
                            Pattern.compile(
                                    "1 tokens read · 3 written · first after \\d+ ms · \\d+ tokens/s · \\d\\.\\d s in all"));
        }

        @Test
        void can_be_edited_and_sent_again(Visit visit, PlayedModel model) {
            model.says("Four.", "Six.");
            ChatPanel chat = visit.chat();
            chat.ask("Two and two?");

            chat.edit("Three and three?");

            assertThat(chat.questions()).hasCount(1);
            chat.question().says("Three and three?");
            chat.answer().says("Six.");
            assertThat(model.asked().messages()).hasSize(1);
        }
    }

    @Nested
    class An_answer {

        @Test
        void can_be_stopped_with_Esc_and_what_came_is_kept(Visit visit, PlayedModel model)
                throws Exception {
            model.saysSlowly(UNHURRIED, "beginning " + LONG);
            ChatPanel chat = visit.chat();
            ChatMessage answer = chat.begin("Go on");
            answer.says("beginning");

            visit.page().keyboard().press("Escape");

            answer.awaitState("stopped");
            answer.says("beginning");
            assertThat(answer.state())
                    .containsText(Pattern.compile("stopped", Pattern.CASE_INSENSITIVE));
            model.awaitCancellation();
        }

        @Test
        void can_be_had_anew(Visit visit, PlayedModel model) {
            model.says("Heads.", "Tails.");
            ChatPanel chat = visit.chat();
            chat.ask("Toss a coin");

            chat.answer().button("Regenerate").click();

            chat.answer().says("Tails.");
            assertThat(chat.answers()).hasCount(1);
            assertThat(model.asked().messages()).hasSize(1);
        }

        @Test
        void can_be_copied(Visit visit, PlayedModel model) {
            model.says("It is **noon**.");

            visit.chat().ask("What time is it?").button("Copy").click();

            assertThat(visit.clipboard()).isEqualTo("It is **noon**.");
        }

        @Test
        void has_its_code_coloured_and_copied_by_itself(Visit visit, PlayedModel model) {
            model.says("Like so:\n\n```python\ndef double(n):\n    return 2 * n\n```\n");

            ChatMessage answer = visit.chat().ask("Double a number in Python");

            assertThat(answer.article().locator("pre code span").first()).isVisible();
            answer.button("Copy code").click();
            assertThat(visit.clipboard().strip()).isEqualTo("def double(n):\n    return 2 * n");
        }

        @Test
        void opens_its_links_elsewhere_and_tells_them_nothing(Visit visit, PlayedModel model) {
            model.says("See [the book](https://example.com/book).");

            var link = visit.chat().ask("Where?").article().locator("a");

            assertThat(link).hasAttribute("href", "https://example.com/book");
            assertThat(link).hasAttribute("target", "_blank");
            assertThat(link).hasAttribute("rel", Pattern.compile("noopener"));
        }
    }

    @Nested
    class A_failure {

        @Test
        void before_the_answer_is_told_in_a_sentence(Visit visit, PlayedModel model) {
            model.fails(new Throttled("the model takes no more requests", Duration.ofSeconds(7)));
            ChatPanel chat = visit.chat();

            ChatMessage answer = chat.begin("Hello");

            answer.awaitState("interrupted");
            answer.says("The model takes no more requests; try again in 7 s");
            assertThat(answer.article()).containsText(Pattern.compile("request id [\\w-]+"));
        }

        @Test
        void amid_the_answer_leaves_what_came_and_can_be_tried_again(
                Visit visit, PlayedModel model) {
            model.breaksOff(
                    "Once upon a time",
                    new Unavailable("the model went away", Duration.ofSeconds(1), null));
            ChatPanel chat = visit.chat();

            ChatMessage answer = chat.begin("Tell me a tale");

            answer.awaitState("interrupted");
            answer.says("Once upon a time");
            answer.says("The model went away.");

            model.says("Once upon a time there was an end.");
            answer.button("Regenerate").click();
            chat.answer().awaitState("done");
            chat.answer().says("there was an end.");
        }

        @Test
        void is_seen_where_a_stream_ends_without_its_end(Visit visit) {
            visit.page()
                    .route(
                            "**/v1/chat/completions",
                            route ->
                                    route.fulfill(
                                            new Route.FulfillOptions()
                                                    .setContentType("text/event-stream")
                                                    .setBody(
                                                            "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Once upon\"}}]}\n\n")));
            ChatPanel chat = visit.chat();

            ChatMessage answer = chat.begin("Tell me a tale");

            answer.awaitState("interrupted");
            answer.says("Once upon");
        }

        @Test
        void of_the_connection_is_over_when_the_server_is_back(Browser browser) {
            PlayedModel model = new PlayedModel();
            PageServer server = new PageServer(model, Map.of());
            int port = server.port();
            try (Visit visit = new Visit(browser, server.address())) {
                ChatPanel chat = visit.chat();
                chat.ask("Are you there?");
                server.close();

                ChatMessage lost = chat.begin("And now?");
                lost.awaitState("interrupted");

                server = new PageServer(model, Map.of("micronaut.server.port", port));
                lost.button("Regenerate").click();
                chat.answer().awaitState("done");
                chat.answer().says("And now?");
                visit.assertHarmless();
            } finally {
                server.close();
            }
        }
    }

    @Nested
    class The_models {

        @Test
        void are_those_that_the_server_lists(Visit visit, PlayedModel model) {
            model.says("Hello.");
            ChatPanel chat = visit.chat();

            assertThat(chat.model().locator("option").first()).isAttached();
            chat.ask("Hello");
            assertThat(model.times()).isEqualTo(1);
        }

        @Test
        void are_named_in_the_request(Visit visit) {
            visit.page()
                    .route(
                            "**/v1/models",
                            route ->
                                    route.fulfill(
                                            new Route.FulfillOptions()
                                                    .setContentType("application/json")
                                                    .setBody(
                                                            "{\"object\":\"list\",\"data\":[{\"id\":\"local:t5\"},{\"id\":\"bedrock:amazon.nova-lite-v1:0\"}]}")));
            ChatPanel chat = visit.chat();
            chat.model().selectOption("bedrock:amazon.nova-lite-v1:0");

            var request =
                    visit.page()
                            .waitForRequest("**/v1/chat/completions", () -> chat.begin("Hello"));

            assertThat(request.postData()).contains("\"model\":\"bedrock:amazon.nova-lite-v1:0\"");
        }
    }

    @Nested
    class The_history {

        @Test
        void is_there_after_a_reload(Visit visit, PlayedModel model) {
            model.says("Blue.");
            ChatPanel chat = visit.chat();
            chat.ask("What colour is the sky?");

            visit.page().reload();

            chat.openChat("What colour is the sky?");
            chat.answer().says("Blue.");
        }

        @Test
        void keeps_what_had_come_when_the_page_was_left(Visit visit, PlayedModel model)
                throws Exception {
            model.saysSlowly(UNHURRIED, "beginning " + LONG);
            ChatPanel chat = visit.chat();
            chat.begin("Go on").says("beginning and so");

            visit.page().reload();
            model.awaitCancellation();

            chat.openChat("Go on");
            chat.answer().says("beginning");
            assertThat(chat.answer().state())
                    .hasAttribute("data-state", Pattern.compile("stopped|interrupted"));
        }

        @Test
        void begins_a_new_chat_and_finds_the_old_one(Visit visit, PlayedModel model) {
            model.says("Blue.", "Green.");
            ChatPanel chat = visit.chat();
            chat.ask("What colour is the sky?");
            chat.controls().button("New chat").click();
            assertThat(chat.answers()).hasCount(0);
            chat.ask("What colour is grass?");

            chat.search().fill("blue");
            assertThat(chat.chats()).hasCount(1);
            chat.openChat("What colour is the sky?");
            chat.answer().says("Blue.");

            chat.search().fill("nothing like it");
            assertThat(chat.chats()).hasCount(0);
        }

        @Test
        void can_be_carried_to_another_browser(Visit visit, PlayedModel model, Browser browser)
                throws Exception {
            model.says("Blue.");
            ChatPanel chat = visit.chat();
            chat.ask("What colour is the sky?");
            String file = chat.export();

            try (Visit elsewhere = new Visit(browser, visit.address())) {
                ChatPanel other = elsewhere.chat();
                other.importChats(file);
                other.openChat("What colour is the sky?");
                other.answer().says("Blue.");
                elsewhere.assertHarmless();
            }
        }

        @Test
        void is_not_harmed_by_a_file_that_is_something_else(Visit visit, PlayedModel model) {
            model.says("Blue.");
            ChatPanel chat = visit.chat();
            chat.ask("What colour is the sky?");

            chat.importChats("{\"chats\": 7}");
            chat.importChats("not JSON");

            assertThat(visit.notice())
                    .hasText("This file has no chats in it: choose one that Export wrote.");
            assertThat(chat.chats()).hasCount(1);
        }
    }
}
