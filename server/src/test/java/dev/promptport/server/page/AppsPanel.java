package dev.promptport.server.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The gallery of ready-made apps. */
record AppsPanel(Page page, Controls controls) {

    AppsPanel(Page page) {
        this(page, new Controls(page));
    }

    Locator search() {
        return controls.searchbox("Search apps");
    }

    Locator apps() {
        return controls.items("Apps");
    }

    void choose(String title) {
        apps().filter(new Locator.FilterOptions().setHasText(title))
                .getByRole(AriaRole.BUTTON)
                .first()
                .click();
    }

    void back() {
        controls.button("← All apps").click();
    }

    Locator input() {
        return controls.textbox("Input");
    }

    void ask() {
        controls.button("Ask").click();
    }

    Locator answer() {
        return controls.named(AriaRole.REGION, "Answer");
    }
}
