package dev.promptport.server.page;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/** The panel of conversations. */
record ChatPanel(Page page, Controls controls) {

    ChatPanel(Page page) {
        this(page, new Controls(page));
    }

    Locator message() {
        return controls.textbox("Message");
    }

    /** Asks and waits for the whole answer. */
    ChatMessage ask(String text) {
        ChatMessage answer = begin(text);
        answer.awaitState("done");
        return answer;
    }

    /** Asks and waits for no more than the answer's place in the conversation. */
    ChatMessage begin(String text) {
        int before = answers().count();
        message().fill(text);
        controls.button("Send").click();
        answers().nth(before).waitFor();
        return new ChatMessage(answers().nth(before));
    }

    /** Puts another question in place of the last one. */
    void edit(String text) {
        question().button("Edit").click();
        controls.textbox("Edited message").fill(text);
        question().button("Resend").click();
        answer().awaitState("done");
    }

    Locator conversation() {
        return controls.named(AriaRole.LOG, "Conversation");
    }

    Locator answers() {
        return articles("assistant");
    }

    Locator questions() {
        return articles("user");
    }

    ChatMessage answer() {
        return new ChatMessage(answers().last());
    }

    ChatMessage question() {
        return new ChatMessage(questions().last());
    }

    private Locator articles(String author) {
        return conversation()
                .getByRole(
                        AriaRole.ARTICLE,
                        new Locator.GetByRoleOptions().setName(author).setExact(true));
    }

    Locator chats() {
        return controls.items("Chats");
    }

    void openChat(String title) {
        chats().getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(title))
                .first()
                .click();
    }

    Locator search() {
        return controls.searchbox("Search chats");
    }

    Locator model() {
        return controls.named(AriaRole.COMBOBOX, "Model");
    }

    /** What the file of all chats holds. */
    String export() throws IOException {
        Download download = page.waitForDownload(() -> controls.button("Export").click());
        return Files.readString(download.path());
    }

    void importChats(String json) {
        FileChooser chooser = page.waitForFileChooser(() -> controls.button("Import").click());
        chooser.setFiles(
                new FilePayload(
                        "chats.json", "application/json", json.getBytes(StandardCharsets.UTF_8)));
    }
}
