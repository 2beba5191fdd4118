package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import java.util.Map;

@InBrowser
class SettingsTest {

    private static final String KEY = "AKIDEXAMPLE";
    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Map<String, Object> SIGNED =
            Map.of(
                    "sigv4.access-key-id",
                    KEY,
                    "sigv4.secret-access-key",
                    SECRET,
                    "sigv4.region",
                    "eu-central-1",
                    "sigv4.paths",
                    "/toxicity");

    private static String kept(Visit visit, String storage) {
        return (String) visit.page().evaluate("() => JSON.stringify(" + storage + ")");
    }

    @Nested
    class An_API_key {

        @Test
        void goes_with_requests_and_stays_in_the_session(Visit visit) {
            visit.open("chat");
            visit.settings().set("API key", "k-123456").save();

            Request request =
                    visit.page()
                            .waitForRequest(
                                    "**/v1/chat/completions",
                                    () -> new ChatPanel(visit.page()).ask("Hello"));

            assertThat(request.headers()).containsEntry("x-api-key", "k-123456");
            assertThat(kept(visit, "sessionStorage")).contains("k-123456");
            assertThat(kept(visit, "localStorage")).doesNotContain("k-123456");
            assertThat(visit.page().url()).doesNotContain("k-123456");
        }

        @Test
        void is_still_there_after_a_reload(Visit visit) {
            visit.open("chat");
            visit.settings().set("API key", "k-123456").save();

            visit.page().reload();

            assertThat(visit.settings().field("API key")).hasValue("k-123456");
        }
    }

    @Test
    void settings_are_forgotten_when_asked(Visit visit) {
        visit.open("chat");
        visit.settings().set("API key", "k-123456").save();

        visit.settings().forget();

        assertThat(kept(visit, "sessionStorage")).doesNotContain("k-123456");
        assertThat(visit.settings().field("API key")).hasValue("");
    }

    @Nested
    class A_base_URL {

        @Test
        void is_where_requests_go(Visit visit) {
            visit.open("t5");
            visit.settings().set("T5 (HTTP API)", visit.address() + "/default").save();
            T5Panel t5 = new T5Panel(visit.page());

            Request request = visit.page().waitForRequest("**/t5", () -> t5.run("hello there"));

            assertThat(request.url()).isEqualTo(visit.address() + "/default/t5");
            assertThat(t5.answer()).containsText("hello there");
        }
    }

    @Nested
    class A_function_URL {

        private void withKeys(SettingsSheet settings, String secret) {
            settings.set("Access key", KEY)
                    .set("Secret key", secret)
                    .set("Region", "eu-central-1")
                    .save();
        }

        @Test
        void takes_what_the_page_signs(Browser browser, PlayedModel model) {
            try (PageServer server = new PageServer(model, SIGNED);
                    Visit visit = new Visit(browser, server.address())) {
                ToxicityPanel toxicity = visit.toxicity();
                withKeys(visit.settings(), SECRET);

                toxicity.classify("Ü & 🚀: you hyenas, 100 %+/*~");

                assertThat(toxicity.meters()).hasCount(3);
                assertThat(kept(visit, "localStorage")).doesNotContain(SECRET);
                visit.assertHarmless();
            }
        }

        @Test
        void takes_nothing_that_is_signed_with_another_secret(Browser browser, PlayedModel model) {
            try (PageServer server = new PageServer(model, SIGNED);
                    Visit visit = new Visit(browser, server.address())) {
                ToxicityPanel toxicity = visit.toxicity();
                withKeys(visit.settings(), "another");

                toxicity.classify("you hyenas");

                assertThat(visit.page().getByRole(AriaRole.ALERT)).isVisible();
                assertThat(toxicity.meters()).hasCount(0);
                visit.assertHarmless();
            }
        }
    }
}
