package dev.promptport.server.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The panel of the small model that mends, shortens and translates. */
record T5Panel(Page page, Controls controls) {

    T5Panel(Page page) {
        this(page, new Controls(page));
    }

    Locator prompt() {
        return controls.textbox("Prompt");
    }

    void choose(String task) {
        controls.button(task).click();
    }

    void run(String prompt) {
        prompt().fill(prompt);
        controls.button("Run").click();
    }

    Locator examples() {
        return controls.named(AriaRole.GROUP, "Examples").getByRole(AriaRole.BUTTON);
    }

    Locator answer() {
        return controls.named(AriaRole.REGION, "Answer");
    }
}
