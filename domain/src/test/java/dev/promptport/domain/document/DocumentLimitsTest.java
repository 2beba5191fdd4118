package dev.promptport.domain.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.failure.Misconfigured;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import java.nio.ByteBuffer;
import java.util.Set;

class DocumentLimitsTest {

    private final DocumentLimits limits = new DocumentLimits(Set.of(".yaml"), 2, 10, 15);

    @Test
    void namesOfTheSuffixesAreDocuments() {
        assertThat(limits.admit("a.yaml")).isTrue();
        assertThat(limits.admit("a.yaml.txt")).isFalse();
        assertThat(DocumentLimits.YAML.admit("a.yml")).isTrue();
    }

    @Test
    void whatIsWithinThemIsLetThrough() {
        assertThatCode(() -> limits.check("here", 2, 15)).doesNotThrowAnyException();
        assertThatCode(() -> limits.check("a.yaml", 10)).doesNotThrowAnyException();
    }

    @Test
    void whatIsBeyondOneNamesIt() {
        assertRefused(
                () -> limits.check("here", 3, 1),
                "here holds more than 2 documents: name a folder that holds nothing else");
        assertRefused(
                () -> limits.check("here", 2, 16),
                "here holds more than 15 bytes of documents: take some away");
        assertRefused(
                () -> limits.check("a.yaml", 11),
                "the document a.yaml is larger than 10 bytes: divide it or take it away");
    }

    @Test
    void aDocumentIsUtf8() {
        assertThat(DocumentLimits.decode("a", UTF_8.encode("Grüße")))
                .isEqualTo(new Document("a", "Grüße"));
        assertRefused(
                () -> DocumentLimits.decode("a", ByteBuffer.wrap(new byte[] {'a', (byte) 0xfc})),
                "the document a is not UTF-8: save it as UTF-8");
    }

    private static void assertRefused(ThrowingCallable check, String message) {
        assertThatThrownBy(check).isInstanceOf(Misconfigured.class).hasMessage(message);
    }
}
