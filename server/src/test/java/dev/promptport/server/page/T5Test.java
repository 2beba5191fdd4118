package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.regex.Pattern;

@InBrowser
class T5Test {

    @Test
    void a_text_is_answered_with_the_time_it_took(Visit visit, PlayedModel model) {
        model.says("She broke the lamp post.");
        T5Panel t5 = visit.t5();
        t5.choose("Raw");

        t5.run("grammar: she broked the lamp post");

        assertThat(t5.answer()).containsText("She broke the lamp post.");
        assertThat(t5.answer()).containsText(Pattern.compile("\\d m?s\\b"));
        assertThat(PlayedModel.text(model.asked().messages().getLast()))
                .isEqualTo("grammar: she broked the lamp post");
    }

    @Test
    void an_answer_is_shown_while_it_is_written(Visit visit, PlayedModel model) {
        model.saysSlowly(Duration.ofMillis(30), "beginning " + "and so on ".repeat(200));
        T5Panel t5 = visit.t5();

        t5.run("go on");

        assertThat(t5.answer()).containsText("beginning and so");
        visit.button("Stop").click();
        assertThat(t5.answer()).containsText("stopped");
    }

    @Test
    void a_task_is_part_of_the_request(Visit visit, PlayedModel model) {
        model.says("Kurz.");
        T5Panel t5 = visit.t5();
        t5.choose("Summarize");

        Request request =
                visit.page().waitForRequest("**/t5", () -> t5.run("A long tale of many words."));

        assertThat(request.postData()).contains("\"task\":\"summarize\"");
        assertThat(t5.answer()).containsText("Kurz.");
    }

    @Test
    void a_translation_names_its_languages(Visit visit, PlayedModel model) {
        model.says("Guten Tag.");
        T5Panel t5 = visit.t5();
        t5.choose("Translate");

        Request request = visit.page().waitForRequest("**/t5", () -> t5.run("Good day."));

        assertThat(request.postData())
                .contains("\"task\":\"translate\"", "\"source_language\":", "\"target_language\":");
        assertThat(t5.answer()).containsText("Guten Tag.");
    }

    @Test
    void an_example_is_a_click_away(Visit visit) {
        T5Panel t5 = visit.t5();

        t5.examples().first().click();

        assertThat(t5.prompt()).not().hasValue("");
    }

    @Test
    void a_failure_is_told_in_a_sentence(Visit visit, PlayedModel model) {
        model.fails(new Unavailable("the model is loading", Duration.ofSeconds(3), null));
        T5Panel t5 = visit.t5();

        t5.run("hello");

        assertThat(t5.page().getByRole(AriaRole.ALERT))
                .containsText("The model is loading; try again in 3 s");
    }
}
