package dev.promptport.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

import dev.promptport.domain.failure.Unavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;

/** What axe finds serious or critical where {@link SceneTest} does not look. */
@InBrowser
class AccessibilityTest {

    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void a_failure_keeps_nobody_out(
            ColorScheme scheme, Browser browser, PageServer server, PlayedModel model) {
        try (Visit visit = new Visit(browser, server.address(), Visit.DESKTOP, scheme)) {
            model.breaksOff(
                    "Once upon",
                    new Unavailable("the model went away", Duration.ofSeconds(1), null));
            visit.chat().begin("Tell me a tale").awaitState("interrupted");

            assertThat(Axe.seriousViolations(visit.page())).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Settings", "Help"})
    void neither_does_a_sheet(String sheet, Visit visit) {
        visit.open("chat");
        visit.button(sheet).click();
        visit.dialog(sheet).waitFor();

        assertThat(Axe.seriousViolations(visit.page())).isEmpty();
    }

    @Test
    void a_picture_without_a_text_would_be_found(Visit visit) {
        visit.open("chat");
        visit.page()
                .evaluate(
                        "() => document.body.append(Object.assign(new Image(), { src: 'data:,' }))");

        assertThat(Axe.seriousViolations(visit.page()).toString()).contains("image-alt");
    }
}
