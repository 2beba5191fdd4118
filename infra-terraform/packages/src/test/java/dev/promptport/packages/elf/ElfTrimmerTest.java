package dev.promptport.packages.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.packages.failure.PackagingFailure;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

class ElfTrimmerTest {

    @TempDir private Path folder;

    private static String text(ByteBuffer bytes) {
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }

    private Path trimmed(Path library) throws IOException {
        Path trimmed = folder.resolve("trimmed.so");
        ElfTrimmer.trim(library, trimmed);
        return trimmed;
    }

    @Test
    void drops_symbols_that_stand_before_a_loaded_segment_and_what_is_left_over_behind_it()
            throws IOException {
        Path trimmed = trimmed(TinyElf.library().in(folder));

        assertThat(Files.size(trimmed)).isEqualTo(0x1000 + TinyElf.MOVED_CONTENT.length());
        assertThat(Files.readString(trimmed, StandardCharsets.ISO_8859_1))
                .contains("code", TinyElf.MOVED_CONTENT)
                .doesNotContain("debuggers");
    }

    @Test
    void leaves_everything_at_its_address() throws IOException {
        MemoryImage trimmed = MemoryImage.of(trimmed(TinyElf.library().in(folder)));

        ByteBuffer moved = trimmed.loaded(TinyElf.MOVED_ADDRESS, TinyElf.MOVED_CONTENT.length());

        assertThat(text(moved)).isEqualTo(TinyElf.MOVED_CONTENT);
        assertThat(trimmed.inner().values())
                .extracting(ElfTrimmerTest::text)
                .containsExactly(TinyElf.MOVED_CONTENT.substring(0, 0x10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"libzip.so", "libnet.so", "server/libjvm.so"})
    void leaves_libraries_of_the_jdk_as_they_are_in_memory(String name) throws IOException {
        Path library = Path.of(System.getProperty("java.home"), "lib", name);
        assumeTrue(Files.exists(library), "this JDK has no " + library);

        Path trimmed = trimmed(library);

        assertThat(Files.size(trimmed)).isLessThan(Files.size(library));
        MemoryImage before = MemoryImage.of(library);
        MemoryImage after = MemoryImage.of(trimmed);
        assertThat(before.sections())
                .isNotEmpty()
                .allSatisfy(
                        (address, bytes) ->
                                assertThat(after.loaded(address, bytes.remaining()))
                                        .isEqualTo(bytes));
        assertThat(after.inner()).isEqualTo(before.inner());
        assertThat(after.sections()).isEmpty();
    }

    @Test
    void makes_the_same_of_what_is_trimmed_already() throws IOException {
        Path once = trimmed(TinyElf.library().in(folder));
        Path twice = folder.resolve("twice.so");

        ElfTrimmer.trim(once, twice);

        assertThat(twice).hasSameBinaryContentAs(once);
    }

    @Test
    void refuses_what_is_no_shared_library() throws IOException {
        Path text = Files.writeString(folder.resolve("a.so"), "no library".repeat(10));

        assertRefused(text, "a.so is no ELF file");
        assertRefused(Files.writeString(folder.resolve("b.so"), ""), "b.so is no ELF file");
        assertRefused(
                TinyElf.library().ofType(1).in(folder),
                "is no 64-bit little-endian shared library");
    }

    @Test
    void refuses_what_would_lose_something_that_is_needed() throws IOException {
        assertRefused(
                TinyElf.library().withAllocatedSymbols().in(folder),
                "has an allocated section that is not loaded, at 8192");
        assertRefused(
                TinyElf.library().withNoteOutside().in(folder),
                "has a segment that is not loaded, of type 4");
        assertRefused(
                TinyElf.library().withOverlap().in(folder), "has loaded segments that overlap");
    }

    private void assertRefused(Path library, String why) {
        assertThatThrownBy(() -> trimmed(library))
                .isInstanceOf(PackagingFailure.class)
                .hasMessageContaining(why)
                .hasMessageContaining("leave it out of what is trimmed");
    }
}
