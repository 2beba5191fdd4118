package dev.promptport.inference.openai;

import dev.promptport.domain.failure.Misconfigured;

/** Texts that are sent in headers. The JDK would quote one that cannot be, in its complaint. */
final class HeaderText {

    private HeaderText() {}

    /**
     * @param what it is, for the message, which does not repeat it
     */
    static void check(String what, String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new Misconfigured(
                    what + " of the model's endpoint is letters, digits and signs without spaces");
        }
    }
}
