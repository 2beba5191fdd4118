package dev.promptport.server.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** The panel that labels a text. */
record ToxicityPanel(Page page, Controls controls) {

    ToxicityPanel(Page page) {
        this(page, new Controls(page));
    }

    void classify(String text) {
        controls.textbox("Text").fill(text);
        classify();
    }

    void takeExample(String text) {
        controls.button(text).click();
    }

    void classify() {
        controls.button("Classify").click();
    }

    /** How many labels are asked for. */
    Locator most() {
        return controls.number("Labels");
    }

    Locator labels() {
        return controls.items("Labels found");
    }

    Locator meters() {
        return controls.list("Labels found").getByRole(AriaRole.METER);
    }
}
