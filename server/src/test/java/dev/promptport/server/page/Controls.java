package dev.promptport.server.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What is on the page, found as assistive technology finds it: by role and accessible name. */
record Controls(Page page) {

    Locator button(String name) {
        return named(AriaRole.BUTTON, name);
    }

    Locator link(String name) {
        return named(AriaRole.LINK, name);
    }

    Locator textbox(String name) {
        return named(AriaRole.TEXTBOX, name);
    }

    Locator searchbox(String name) {
        return named(AriaRole.SEARCHBOX, name);
    }

    Locator number(String name) {
        return named(AriaRole.SPINBUTTON, name);
    }

    Locator list(String name) {
        return named(AriaRole.LIST, name);
    }

    /** The entries of a list. */
    Locator items(String list) {
        return list(list).getByRole(AriaRole.LISTITEM);
    }

    Locator named(AriaRole role, String name) {
        return page.getByRole(role, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
