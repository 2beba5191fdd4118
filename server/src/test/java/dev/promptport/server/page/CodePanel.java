package dev.promptport.server.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The panel that has code written and shows what was. */
record CodePanel(Page page, Controls controls) {

    CodePanel(Page page) {
        this(page, new Controls(page));
    }

    void generate(String language, String task) {
        controls.textbox("Language").fill(language);
        controls.textbox("What it is to do").fill(task);
        controls.button("Generate").click();
    }

    Locator result() {
        return controls.named(AriaRole.REGION, "Result");
    }

    Locator files() {
        return controls.items("Saved files");
    }
}
