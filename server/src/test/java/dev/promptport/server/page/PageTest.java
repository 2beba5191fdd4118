package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** What surrounds the panels. */
@InBrowser
class PageTest {

    @Nested
    class A_visitor {

        @Test
        void finds_every_panel_from_the_first_page(Visit visit) {
            visit.page().navigate(visit.address() + "/");

            for (String panel : List.of("Chat", "T5", "Toxicity", "Code", "Apps")) {
                visit.link(panel).click();
                assertThat(visit.link(panel)).hasAttribute("aria-current", "page");
                assertThat(visit.page())
                        .hasURL(Pattern.compile("#/" + panel.toLowerCase(Locale.ROOT)));
            }
        }

        @Test
        void goes_back_with_the_browsers_own_button(Visit visit) {
            visit.open("chat");
            visit.link("Apps").click();
            assertThat(new AppsPanel(visit.page()).search()).isVisible();

            visit.page().goBack();

            assertThat(new ChatPanel(visit.page()).message()).isVisible();
        }

        @ParameterizedTest
        @ValueSource(strings = {"chat", "t5", "toxicity", "code", "apps"})
        void never_has_to_scroll_sideways_on_a_small_telephone(
                String panel, Browser browser, PageServer server) {
            try (Visit visit =
                    new Visit(browser, server.address(), Visit.TELEPHONE, ColorScheme.LIGHT)) {
                visit.open(panel);

                assertThat(
                                (int)
                                        visit.page()
                                                .evaluate(
                                                        "() => document.scrollingElement.scrollWidth"))
                        .isLessThanOrEqualTo(Visit.TELEPHONE);
            }
        }
    }

    @Nested
    class The_status_strip {

        @Test
        void tells_which_functions_are_ready(Visit visit) {
            visit.open("chat");

            assertThat(visit.statusStrip()).containsText("t5");
            assertThat(visit.statusStrip()).containsText("toxicity");
            assertThat(visit.statusStrip())
                    .containsText(Pattern.compile("ready", Pattern.CASE_INSENSITIVE));
        }

        @Test
        void names_the_setting_that_brings_what_is_missing(Browser browser, PlayedModel model) {
            try (PageServer server =
                            new PageServer(
                                    model,
                                    Map.of("toxicity.model", "", "code-generation.model", ""));
                    Visit visit = new Visit(browser, server.address())) {
                visit.open("chat");

                Locator missing = visit.statusStrip();
                assertThat(missing).containsText("TOXICITY_MODEL");
                assertThat(missing).containsText("CODE_GENERATION_MODEL");
            }
        }
    }

    @Nested
    class Help {

        @Test
        void lists_the_shortcuts_and_goes_with_Esc(Visit visit) {
            visit.open("chat");
            visit.page().keyboard().press("Control+/");

            Locator help = visit.dialog("Help");
            assertThat(help).isVisible();
            assertThat(help).containsText("Esc");
            visit.page().keyboard().press("Escape");
            assertThat(help).isHidden();

            visit.button("Help").click();
            assertThat(help).isVisible();
        }
    }

    @Nested
    class The_theme {

        private static boolean isDark(Visit visit) {
            return (boolean)
                    visit.page()
                            .evaluate(
                                    """
                                    () => {
                                      const [r, g, b] = getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).map(Number)
                                      return 0.2126 * r + 0.7152 * g + 0.0722 * b < 80
                                    }
                                    """);
        }

        @Test
        void is_the_systems(Browser browser, PageServer server) {
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                try (Visit visit = new Visit(browser, server.address(), Visit.DESKTOP, scheme)) {
                    visit.open("chat");
                    assertThat(isDark(visit)).isEqualTo(scheme == ColorScheme.DARK);
                }
            }
        }

        @Test
        void can_be_the_other_one_and_stays_it(Visit visit) {
            visit.open("chat");
            assertThat(isDark(visit)).isFalse();

            visit.button("Theme").click();

            assertThat(isDark(visit)).isTrue();
            visit.page().reload();
            visit.page().getByRole(AriaRole.NAVIGATION).first().waitFor();
            assertThat(isDark(visit)).isTrue();
        }
    }
}
