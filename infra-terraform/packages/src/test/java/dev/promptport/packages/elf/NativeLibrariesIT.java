package dev.promptport.packages.elf;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** PyTorch's own libraries, for both processors: those of the other one cannot be run here. */
class NativeLibrariesIT {

    @ParameterizedTest
    @ValueSource(strings = {"linux-aarch64", "linux-x86_64"})
    void are_the_same_in_memory_when_they_are_trimmed(String platform, @TempDir Path folder)
            throws IOException {
        try (ZipFile jar = new ZipFile(jar(platform).toFile())) {
            for (ZipEntry entry : jar.stream().toList()) {
                if (entry.getName().matches("pytorch/.*\\.so.*")) {
                    Path whole = folder.resolve("whole.so");
                    try (InputStream content = jar.getInputStream(entry)) {
                        Files.copy(content, whole);
                    }
                    assertSameInMemory(whole, folder.resolve("trimmed.so"), entry.getName());
                    Files.delete(whole);
                }
            }
        }
    }

    private static Path jar(String platform) throws IOException {
        Path natives = Path.of(System.getProperty("packages.natives"));
        try (Stream<Path> jars = Files.list(natives)) {
            return jars.filter(jar -> jar.toString().endsWith(platform + ".jar"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static void assertSameInMemory(Path whole, Path trimmed, String name)
            throws IOException {
        ElfTrimmer.trim(whole, trimmed);
        MemoryImage before = MemoryImage.of(whole);
        MemoryImage after = MemoryImage.of(trimmed);
        assertThat(before.sections()).as(name).isNotEmpty();
        before.sections()
                .forEach(
                        (address, bytes) ->
                                assertThat(after.loaded(address, bytes.remaining()).equals(bytes))
                                        .as("%s at %x", name, address)
                                        .isTrue());
        assertThat(after.inner().equals(before.inner())).as(name).isTrue();
        assertThat(Files.size(trimmed)).as(name).isLessThanOrEqualTo(Files.size(whole));
    }
}
