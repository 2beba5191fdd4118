package dev.promptport.packages.zip;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

class TreeTest {

    @TempDir private Path folder;
    private Tree tree;

    @BeforeEach
    void grow() throws IOException {
        Path library = Files.writeString(folder.resolve("b.so"), "library".repeat(1_000));
        Path jar = Files.writeString(folder.resolve("a.jar"), "jar".repeat(1_000));
        tree = Tree.of("lib", List.of(library)).with(List.of(Tree.of("java/lib", List.of(jar))));
    }

    private Path zipped(String name) throws IOException {
        Path zip = folder.resolve(name);
        tree.writeZip(zip);
        return zip;
    }

    @Test
    void makes_the_same_bytes_of_the_same_files_whenever_they_were_written() throws IOException {
        byte[] first = Files.readAllBytes(zipped("1.zip"));
        Files.setLastModifiedTime(folder.resolve("a.jar"), FileTime.fromMillis(0));

        assertThat(Files.readAllBytes(zipped("2.zip"))).isEqualTo(first);
    }

    @Test
    void is_a_zip_in_fixed_order_of_one_time_in_which_only_jars_are_stored() throws IOException {
        try (ZipFile zip = new ZipFile(zipped("a.zip").toFile())) {
            List<? extends ZipEntry> entries = zip.stream().toList();

            assertThat(entries)
                    .extracting(ZipEntry::getName)
                    .containsExactly("java/", "java/lib/", "lib/", "java/lib/a.jar", "lib/b.so");
            assertThat(entries)
                    .extracting(entry -> entry.getTimeLocal().toString())
                    .containsOnly("2026-01-01T00:00");
            assertThat(entries.get(3).getMethod()).isEqualTo(ZipEntry.STORED);
            assertThat(entries.get(4).getMethod()).isEqualTo(ZipEntry.DEFLATED);
            byte[] library = zip.getInputStream(entries.get(4)).readAllBytes();
            assertThat(new String(library, StandardCharsets.UTF_8))
                    .isEqualTo("library".repeat(1_000));
        }
    }

    @Test
    void lets_everybody_read_the_files_and_open_the_folders() throws IOException {
        try (FileSystem zip =
                FileSystems.newFileSystem(
                        zipped("a.zip"), Map.of("enablePosixFileAttributes", true))) {
            assertThat(mode(zip.getPath("lib/b.so"))).isEqualTo("rw-r--r--");
            assertThat(mode(zip.getPath("lib/"))).isEqualTo("rwxr-xr-x");
        }
    }

    @Test
    void weighs_what_its_files_weigh() throws IOException {
        assertThat(tree.bytes()).isEqualTo(10_000);
    }

    @Test
    void lies_in_a_folder_as_in_a_zip() throws IOException {
        tree.writeFolder(folder.resolve("opt"));

        assertThat(folder.resolve("opt/java/lib/a.jar"))
                .hasSameBinaryContentAs(folder.resolve("a.jar"));
        assertThat(folder.resolve("opt/lib/b.so")).isRegularFile();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
