package dev.promptport.server.page;

import com.microsoft.playwright.Page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Deque's rules of accessibility, run in the page. */
final class Axe {

    private static final String RULES = read("/axe.min.js");

    private static final String SERIOUS =
            """
            async () => {
              const { violations } = await axe.run(document, { resultTypes: ['violations'] })
              return violations
                .filter(({ impact }) => impact === 'serious' || impact === 'critical')
                .flatMap(({ id, help, nodes }) =>
                  nodes.map(({ target, failureSummary }) =>
                    `${id}: ${help}: ${target.flat().join(' ')}: ${failureSummary.replaceAll(/\\s+/g, ' ')}`))
            }
            """;

    private Axe() {}

    /** What keeps people out, in a sentence for each element. */
    static List<?> seriousViolations(Page page) {
        page.evaluate(RULES);
        return (List<?>) page.evaluate(SERIOUS);
    }

    private static String read(String resource) {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
