package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;

import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

@InBrowser
class AppsTest {

    private static final String GRAMMAR = "Grammar correction";

    @Test
    void all_thirty_are_in_the_gallery(Visit visit) {
        assertThat(visit.apps().apps()).hasCount(30);
    }

    @Test
    void the_gallery_is_searched_while_one_types(Visit visit) {
        AppsPanel apps = visit.apps();

        apps.search().fill("GRAMMAR");

        assertThat(apps.apps().first()).containsText(GRAMMAR);
        apps.search().fill("nothing like it");
        assertThat(apps.apps()).hasCount(0);
    }

    @Test
    void their_list_is_asked_for_once_while_it_is_on_its_way(Visit visit) {
        List<Route> asked = new ArrayList<>();
        visit.page().route("**/examples", asked::add);
        AppsPanel apps = visit.apps();
        apps.search().fill("gram");
        apps.search().fill("grammar");

        assertThat(asked).hasSize(1);
        asked.getFirst().resume();
        assertThat(apps.apps().first()).containsText(GRAMMAR);
    }

    @Test
    void an_app_is_tried_with_its_sample(Visit visit, PlayedModel model) {
        model.says("He and I **went** to the shop yesterday.");
        AppsPanel apps = visit.apps();
        apps.choose(GRAMMAR);
        assertThat(apps.input())
                .hasValue("me and him has went to the shop yesterday but they was already close");

        apps.ask();

        assertThat(apps.answer()).containsText("He and I went to the shop yesterday.");
        assertThat(PlayedModel.text(model.asked().messages().getLast())).contains("has went");
    }

    @Test
    void an_app_is_asked_in_ones_own_words(Visit visit, PlayedModel model) {
        model.says("She broke it.");
        AppsPanel apps = visit.apps();
        apps.choose(GRAMMAR);
        apps.input().fill("she broked it");

        apps.ask();

        assertThat(apps.answer()).containsText("She broke it.");
        assertThat(PlayedModel.text(model.asked().messages().getLast())).contains("she broked it");
    }

    @Test
    void a_failure_is_told_in_a_sentence(Visit visit, PlayedModel model) {
        model.fails(new Unavailable("the model is loading", Duration.ofSeconds(3), null));
        AppsPanel apps = visit.apps();
        apps.choose(GRAMMAR);

        apps.ask();

        assertThat(visit.page().getByRole(AriaRole.ALERT))
                .containsText(Pattern.compile("The model is loading.*; try again in 3 s"));
    }
}
