package dev.promptport.server.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One visitor with a browser profile of their own, and the log of what their browser did. */
final class Visit implements AutoCloseable {

    /** A wide window. */
    static final int DESKTOP = 1280;

    /** A small telephone. */
    static final int TELEPHONE = 360;

    /** How long a busy machine may take for a step. */
    static final double PATIENCE_MILLIS = 10_000;

    private final String address;
    private final BrowserContext context;
    private final Page page;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> accidents = new CopyOnWriteArrayList<>();

    Visit(Browser browser, String address) {
        this(browser, address, DESKTOP, ColorScheme.LIGHT);
    }

    Visit(Browser browser, String address, int width, ColorScheme scheme) {
        this.address = address;
        context =
                browser.newContext(
                        new Browser.NewContextOptions()
                                .setViewportSize(width, width == TELEPHONE ? 740 : 800)
                                .setColorScheme(scheme)
                                .setPermissions(List.of("clipboard-read", "clipboard-write")));
        context.setDefaultTimeout(PATIENCE_MILLIS);
        context.onRequest(request -> requests.add(request.url()));
        context.onDialog(
                dialog -> {
                    accidents.add("a script ran: " + dialog.type() + " " + dialog.message());
                    dialog.dismiss();
                });
        context.onPage(opened -> accidents.add("a window was opened: " + opened.url()));
        context.onWebError(error -> accidents.add("a script failed: " + error.error()));
        context.onConsoleMessage(
                message -> {
                    if (message.text().contains("Content Security Policy")) {
                        accidents.add(message.text());
                    }
                });
        page = context.newPage();
        accidents.clear();
    }

    Page page() {
        return page;
    }

    String address() {
        return address;
    }

    /** Goes to a panel by its name in the address bar. */
    Visit open(String panel) {
        page.navigate(address + "/#/" + panel);
        page.getByRole(AriaRole.NAVIGATION).first().waitFor();
        return this;
    }

    ChatPanel chat() {
        open("chat");
        return new ChatPanel(page);
    }

    T5Panel t5() {
        open("t5");
        return new T5Panel(page);
    }

    ToxicityPanel toxicity() {
        open("toxicity");
        return new ToxicityPanel(page);
    }

    CodePanel code() {
        open("code");
        return new CodePanel(page);
    }

    AppsPanel apps() {
        open("apps");
        return new AppsPanel(page);
    }

    SettingsSheet settings() {
        button("Settings").click();
        return new SettingsSheet(page);
    }

    Locator statusStrip() {
        return page.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("Functions"));
    }

    /** What the page says by the way. */
    Locator notice() {
        return page.getByRole(AriaRole.STATUS, new Page.GetByRoleOptions().setName("Notice"));
    }

    Locator dialog(String name) {
        return page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator link(String name) {
        return page.getByRole(
                AriaRole.LINK, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    String clipboard() {
        return (String) page.evaluate("() => navigator.clipboard.readText()");
    }

    /** Every address that was asked for, or would have been if the browser had let it. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** No script of a text's ran, no other origin was asked for anything, no script failed. */
    void assertHarmless() {
        assertThat(page.evaluate("() => window.executed ?? null")).isNull();
        assertThat(accidents).isEmpty();
        assertThat(requests)
                .allSatisfy(
                        url ->
                                assertThat(url)
                                        .matches(
                                                asked ->
                                                        asked.startsWith(address + "/")
                                                                || asked.startsWith(
                                                                        "blob:" + address)
                                                                || asked.startsWith("data:"),
                                                "is of the page's own origin"));
    }

    @Override
    public void close() {
        context.close();
    }
}
