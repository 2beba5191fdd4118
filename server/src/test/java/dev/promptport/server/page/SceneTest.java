package dev.promptport.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Every panel in use, in light and dark, wide and narrow: what axe finds, and pictures of it in
 * {@code target/page}.
 */
@InBrowser
class SceneTest {

    private static final long MOST_BYTES = 150_000;

    @ParameterizedTest
    @EnumSource
    void keeps_nobody_out_and_has_its_picture_taken(
            Scene scene, Browser browser, PageServer server, PlayedModel model) throws Exception {
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            for (int width : new int[] {Visit.DESKTOP, Visit.TELEPHONE}) {
                try (Visit visit = new Visit(browser, server.address(), width, scheme)) {
                    scene.play(visit, model);

                    assertThat(Axe.seriousViolations(visit.page()))
                            .as("%s, %d px", scheme, width)
                            .isEmpty();
                    Path file =
                            Path.of(
                                    "target",
                                    "page",
                                    "%s-%d-%s.png"
                                            .formatted(
                                                    scene.panel(),
                                                    width,
                                                    scheme.name().toLowerCase(Locale.ROOT)));
                    visit.page()
                            .screenshot(
                                    new Page.ScreenshotOptions()
                                            .setPath(file)
                                            .setAnimations(ScreenshotAnimations.DISABLED));

                    assertThat(Files.size(file)).isBetween(5_000L, MOST_BYTES);
                }
            }
        }
    }
}
