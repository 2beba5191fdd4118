package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;

import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Test;

import java.nio.file.Files;
import java.time.Duration;
import java.util.regex.Pattern;

@InBrowser
class CodeTest {

    private static final String ANSWER = "```python\ndef double(n):\n    return 2 * n\n```";
    private static final String CODE = "def double(n):\n    return 2 * n\n";

    @Test
    void generated_code_is_shown_in_colours_with_its_key_and_hash(Visit visit, PlayedModel model) {
        model.says(ANSWER);
        CodePanel code = visit.code();

        code.generate("Python", "double a number");

        assertThat(code.result()).containsText("def double(n):");
        assertThat(code.result().locator("pre span").first()).isVisible();
        assertThat(code.result()).containsText(Pattern.compile("code_output/\\S+\\.py"));
        assertThat(code.result()).containsText(Pattern.compile("[0-9a-f]{64}"));
    }

    @Test
    void what_was_generated_is_listed_and_can_be_looked_at_later(Visit visit, PlayedModel model) {
        model.says("```sh\necho 'found again'\n```");
        visit.code().generate("Bash", "say that it was found again");
        assertThat(new CodePanel(visit.page()).result()).containsText("found again");

        CodePanel later = visit.code();
        visit.page().reload();
        later.files().first().getByRole(AriaRole.BUTTON).first().click();

        assertThat(later.result()).containsText("echo 'found again'");
    }

    @Test
    void the_same_request_again_is_answered_from_what_was_saved(Visit visit, PlayedModel model) {
        model.says(ANSWER);
        CodePanel code = visit.code();
        code.generate("Python", "double a number");
        assertThat(code.result()).containsText(Pattern.compile("Replayed\\s*no"));

        code.controls().button("Generate").click();

        assertThat(code.result()).containsText(Pattern.compile("Replayed\\s*yes"));
        assertThat(model.times()).isEqualTo(1);
    }

    @Test
    void a_file_can_be_downloaded(Visit visit, PlayedModel model) throws Exception {
        model.says(ANSWER);
        CodePanel code = visit.code();
        code.generate("Python", "double a number");
        assertThat(code.result()).containsText("def double(n):");

        Download download =
                visit.page().waitForDownload(() -> code.controls().button("Download").click());

        assertThat(download.suggestedFilename()).endsWith(".py");
        assertThat(Files.readString(download.path())).isEqualTo(CODE);
    }

    @Test
    void a_deployment_that_shows_no_files_says_where_they_are(Visit visit, PlayedModel model) {
        model.says(ANSWER);
        visit.page()
                .route(
                        "**/code_generation/artifacts**",
                        route ->
                                route.fulfill(
                                        new Route.FulfillOptions()
                                                .setStatus(404)
                                                .setContentType("application/json")
                                                .setBody("{\"message\":\"Not Found\"}")));
        CodePanel code = visit.code();

        code.generate("Python", "double a number");

        assertThat(code.result()).containsText("they are in its bucket");
        assertThat(code.result()).containsText(Pattern.compile("code_output/\\S+\\.py"));
    }

    @Test
    void a_failure_is_told_in_a_sentence(Visit visit, PlayedModel model) {
        model.fails(new Unavailable("the model is loading", Duration.ofSeconds(3), null));

        visit.code().generate("Python", "double a number");

        assertThat(visit.page().getByRole(AriaRole.ALERT))
                .containsText("The model is loading; try again in 3 s");
    }
}
