package dev.promptport.function.info.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

class ModulesTest {

    @TempDir private Path folder;

    private Path jar(String name, String... files) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().putValue("Manifest-Version", "1.0");
        manifest.getMainAttributes().putValue("Implementation-Version", "3.2.1");
        Path path = folder.resolve(name);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(path), manifest)) {
            for (String artifact : files) {
                jar.putNextEntry(
                        new ZipEntry("META-INF/maven/org.example/" + artifact + "/pom.properties"));
                jar.write(
                        ("artifactId=" + artifact + "\nversion=1.0\n")
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        return path;
    }

    private static List<Module> modules(Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return Modules.of(loader);
        }
    }

    @Test
    void are_named_as_their_files_are() throws IOException {
        assertThat(modules(jar("sdk-core-2.54.14.jar"), jar("domain-0.1.0-SNAPSHOT.jar")))
                .containsExactly(
                        new Module("domain", "0.1.0-SNAPSHOT"), new Module("sdk-core", "2.54.14"));
    }

    @Test
    void in_a_jar_of_another_name_are_what_maven_built_into_it() throws IOException {
        assertThat(modules(jar("app.jar", "two", "one")))
                .containsExactly(new Module("one", "1.0"), new Module("two", "1.0"));
    }

    @Test
    void are_else_what_the_manifest_says() throws IOException {
        assertThat(modules(jar("app.jar"))).containsExactly(new Module("app.jar", "3.2.1"));
    }
}
