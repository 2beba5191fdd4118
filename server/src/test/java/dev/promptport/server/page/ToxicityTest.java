package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.Test;

import java.util.Map;

@InBrowser
class ToxicityTest {

    @Test
    void labels_are_shown_as_meters_with_their_numbers(Visit visit) {
        ToxicityPanel toxicity = visit.toxicity();

        toxicity.classify("You hyenas, you hyenas, my friend");

        assertThat(toxicity.meters()).hasCount(3);
        assertThat(toxicity.meters().first()).hasAttribute("value", "0.5");
        assertThat(toxicity.labels().first()).containsText("toxic");
        assertThat(toxicity.labels().first()).containsText("50.0 %");
    }

    @Test
    void an_example_is_a_click_away(Visit visit) {
        ToxicityPanel toxicity = visit.toxicity();

        toxicity.takeExample("You are a complete idiot.");
        toxicity.classify();

        assertThat(toxicity.meters()).hasCount(3);
    }

    @Test
    void as_many_labels_are_shown_as_were_asked_for(Visit visit) {
        ToxicityPanel toxicity = visit.toxicity();
        toxicity.most().fill("2");

        toxicity.classify("You hyenas");

        assertThat(toxicity.meters()).hasCount(2);
    }

    @Test
    void a_missing_model_is_named_with_the_setting_that_brings_it(
            Browser browser, PlayedModel model) {
        try (PageServer server = new PageServer(model, Map.of("toxicity.model", ""));
                Visit visit = new Visit(browser, server.address())) {
            ToxicityPanel toxicity = visit.toxicity();

            toxicity.classify("You hyenas");

            assertThat(visit.page().getByRole(AriaRole.ALERT)).containsText("TOXICITY_MODEL");
            visit.assertHarmless();
        }
    }
}
