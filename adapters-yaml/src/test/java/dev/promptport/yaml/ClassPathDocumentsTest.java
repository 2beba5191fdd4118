package dev.promptport.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.domain.failure.Misconfigured;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

class ClassPathDocumentsTest {

    @TempDir Path root;

    private Path directory(String name, String... documents) throws IOException {
        Path directory = root.resolve(name);
        for (String document : documents) {
            Path file = directory.resolve(document);
            Files.createDirectories(file.getParent());
            Files.writeString(file, name);
        }
        return directory;
    }

    /** As Maven packs them: folders have entries of their own. */
    private Path jar(String name, String... entries) throws IOException {
        Path jar = root.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String entry : entries) {
                out.putNextEntry(new ZipEntry(entry));
                if (!entry.endsWith("/")) {
                    out.write(name.getBytes(UTF_8));
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    private static List<Document> documents(DocumentLimits limits, Path... classPath)
            throws IOException {
        URL[] urls = new URL[classPath.length];
        for (int i = 0; i < urls.length; i++) {
            urls[i] = classPath[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return new ClassPathDocuments(loader, "port/apps", limits).documents();
        }
    }

    private static List<Document> documents(Path... classPath) throws IOException {
        return documents(DocumentLimits.YAML, classPath);
    }

    @Test
    void in_a_directory_are_found() throws IOException {
        assertThat(
                        documents(
                                directory(
                                        "classes",
                                        "port/apps/b.yml",
                                        "port/apps/more/a.yaml",
                                        "port/apps/read.me",
                                        "port/other.yaml")))
                .containsExactly(
                        new Document("b.yml", "classes"), new Document("more/a.yaml", "classes"));
    }

    @Test
    void in_a_jar_are_found() throws IOException {
        assertThat(
                        documents(
                                jar(
                                        "a lib + 1%.jar",
                                        "port/",
                                        "port/apps/",
                                        "port/apps/b.yml",
                                        "port/apps/more/a.yaml",
                                        "port/apps/read.me",
                                        "port/apps2/c.yaml",
                                        "port/other.yaml")))
                .containsExactly(
                        new Document("b.yml", "a lib + 1%.jar"),
                        new Document("more/a.yaml", "a lib + 1%.jar"));
    }

    @Test
    void of_several_places_count_together_and_the_first_of_a_name_alone() throws IOException {
        assertThat(
                        documents(
                                directory("classes", "port/apps/a.yaml"),
                                jar(
                                        "one.jar",
                                        "port/apps/",
                                        "port/apps/a.yaml",
                                        "port/apps/b.yaml"),
                                jar(
                                        "two.jar",
                                        "port/apps/",
                                        "port/apps/b.yaml",
                                        "port/apps/c.yaml"),
                                jar("three.jar", "port/")))
                .containsExactly(
                        new Document("a.yaml", "classes"),
                        new Document("b.yaml", "one.jar"),
                        new Document("c.yaml", "two.jar"));
    }

    @Test
    void are_read_once() {
        ClassPathDocuments documents =
                new ClassPathDocuments(
                        ClassPathDocumentsTest.class.getClassLoader(),
                        "dev/promptport/yaml",
                        new DocumentLimits(Set.of(".none"), 1, 1, 1));

        assertThat(documents.documents()).isSameAs(documents.documents());
    }

    @Test
    void of_a_folder_that_is_not_there_are_a_failure() throws IOException {
        Path empty = jar("empty.jar", "port/");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> documents(empty))
                .withMessage("the class path has no folder port/apps: pack the module that has it");
    }

    @Test
    void larger_than_allowed_are_a_failure() throws IOException {
        Path jar = jar("one.jar", "port/apps/", "port/apps/a.yaml");

        assertThatExceptionOfType(Misconfigured.class)
                .isThrownBy(() -> documents(new DocumentLimits(Set.of(".yaml"), 9, 6, 99), jar))
                .withMessageContaining("the document a.yaml is larger than 6 bytes");
    }
}
