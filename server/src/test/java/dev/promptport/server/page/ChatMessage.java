package dev.promptport.server.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;

/** One message of a conversation. */
record ChatMessage(Locator article) {

    /** {@code streaming}, {@code done}, {@code stopped} or {@code interrupted}. */
    Locator state() {
        return article.locator("[data-state]");
    }

    void awaitState(String state) {
        assertThat(state()).hasAttribute("data-state", state);
    }

    void says(String text) {
        assertThat(article).containsText(text);
    }

    Locator button(String name) {
        return article.getByRole(
                AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
    }
}
