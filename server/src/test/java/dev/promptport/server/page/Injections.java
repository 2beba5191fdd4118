package dev.promptport.server.page;

import com.microsoft.playwright.Page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Texts that run a script or ask another origin where they are taken for HTML as they are. */
final class Injections {

    static final List<String> ALL = read();

    /** Attributes that run scripts, and addresses that do, in all of the page's trees. */
    private static final String LIVE =
            """
            () => {
              const found = []
              const look = root => {
                for (const element of root.querySelectorAll('*')) {
                  for (const { name, value } of element.attributes) {
                    if (name.startsWith('on')) found.push(`${element.localName} ${name}=${value}`)
                    if (/^(href|xlink:href|src|action|formaction|data|srcdoc|ping|srcset|poster)$/.test(name)
                        && /evil\\.invalid|^\\s*(javascript|vbscript|data:text)/i.test(value)
                        && element.localName !== 'a') found.push(`${element.localName} ${name}=${value}`)
                    if (element.localName === 'a' && name === 'href'
                        && !['http:', 'https:', 'mailto:', 'blob:'].includes(element.protocol)) found.push(`a ${name}=${value}`)
                  }
                  if (element.shadowRoot) look(element.shadowRoot)
                }
              }
              look(document)
              return found
            }
            """;

    private Injections() {}

    /** What in the page would run or load something that nobody but a text asked for. */
    static List<?> live(Page page) {
        return (List<?>) page.evaluate(LIVE);
    }

    private static List<String> read() {
        try (InputStream in =
                Objects.requireNonNull(Injections.class.getResourceAsStream("injections.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
