package dev.promptport.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.domain.contract.DocumentPortContract;
import dev.promptport.domain.document.Document;
import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.DocumentPort;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

class DirectoryDocumentsTest {

    @TempDir Path directory;

    private DirectoryDocuments documents() {
        return new DirectoryDocuments(directory, DocumentLimits.YAML);
    }

    private DirectoryDocuments documents(int count, int bytesEach, long bytesAll) {
        return new DirectoryDocuments(
                directory, new DocumentLimits(Set.of(".yaml"), count, bytesEach, bytesAll));
    }

    private void write(String name, String text) {
        try {
            Path file = directory.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Nested
    class AsDocuments extends DocumentPortContract {

        @Override
        protected DocumentPort port() {
            return documents();
        }

        @Override
        protected void write(String name, String text) {
            DirectoryDocumentsTest.this.write(name, text);
        }

        @Override
        protected void remove(String name) {
            try {
                Files.delete(directory.resolve(name));
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        protected DocumentPort unreadable() {
            return new DirectoryDocuments(directory.resolve("missing"), DocumentLimits.YAML);
        }
    }

    @Nested
    class WhatIsADocument {

        @Test
        void filesOfTheSuffixesAre() {
            write("a.yaml", "a");
            write("b.yml", "b");
            write("c.txt", "c");
            write("d.yaml.bak", "d");

            assertThat(documents().documents())
                    .containsExactly(new Document("a.yaml", "a"), new Document("b.yml", "b"));
        }

        @Test
        void hiddenOnesAreNot() {
            write(".a.yaml", "a");
            write(".git/b.yaml", "b");

            assertThat(documents().documents()).isEmpty();
        }

        @Test
        void linksInsideAreAndLinksThatLeadOutAreNot(@TempDir Path outside) throws IOException {
            Files.writeString(outside.resolve("secret.yaml"), "secret");
            write(".data/inside.txt", "inside");
            Files.createSymbolicLink(
                    directory.resolve("in.yaml"), directory.resolve(".data/inside.txt"));
            Files.createSymbolicLink(directory.resolve("out.yaml"), outside.resolve("secret.yaml"));
            Files.createSymbolicLink(directory.resolve("folder"), outside);
            Files.createSymbolicLink(directory.resolve("gone.yaml"), outside.resolve("gone.yaml"));

            assertThat(documents().documents()).containsExactly(new Document("in.yaml", "inside"));
        }
    }

    @Nested
    class Limits {

        @Test
        void tooManyAreRefused() {
            write("a.yaml", "1");
            write("b.yaml", "2");

            assertThat(documents(2, 10, 10).documents()).hasSize(2);
            assertRefused(documents(1, 10, 10), "holds more than 1 documents");
        }

        @Test
        void aLargeOneIsRefused() {
            write("a.yaml", "12345678901");

            assertRefused(documents(2, 10, 100), "the document a.yaml is larger than 10 bytes");
        }

        @Test
        void muchTogetherIsRefused() {
            write("a.yaml", "123456");
            write("b.yaml", "123456");

            assertRefused(documents(2, 10, 11), "holds more than 11 bytes of documents");
        }

        @Test
        void whatIsNotUtf8IsRefused() throws IOException {
            Files.write(directory.resolve("a.yaml"), new byte[] {'a', (byte) 0xfc});

            assertRefused(documents(), "the document a.yaml is not UTF-8");
        }

        private static void assertRefused(DirectoryDocuments documents, String why) {
            assertThatThrownBy(documents::documents)
                    .isInstanceOf(Misconfigured.class)
                    .hasMessageContaining(why);
        }
    }
}
