package dev.promptport.server.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** Where a visitor says which server is asked, and with which keys. */
record SettingsSheet(Page page, Controls controls) {

    SettingsSheet(Page page) {
        this(page, new Controls(page));
    }

    Locator dialog() {
        return controls.named(AriaRole.DIALOG, "Settings");
    }

    Locator field(String name) {
        return dialog().getByLabel(name, new Locator.GetByLabelOptions().setExact(true));
    }

    SettingsSheet set(String name, String value) {
        field(name).fill(value);
        return this;
    }

    void save() {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save")).click();
    }

    void forget() {
        dialog().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Forget all"))
                .click();
    }
}
