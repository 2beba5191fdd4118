package dev.promptport.packages.layout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.promptport.packages.failure.PackagingFailure;
import dev.promptport.packages.jar.TinyJar;
import dev.promptport.packages.zip.Tree;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

class FunctionPackageTest {

    @TempDir private Path folder;

    private static FunctionPackage function(Tree zip, Tree layer) {
        return new FunctionPackage(
                "chat",
                "function-chat.zip",
                zip,
                List.of(
                        new Layer(
                                "shared",
                                "shared.zip",
                                List.of("arm64"),
                                Map.of("A", "b"),
                                layer)));
    }

    @Test
    void is_for_the_processors_of_its_layers_and_needs_their_variables() {
        FunctionPackage function = function(Tree.of("lib", List.of()), Tree.of("x", List.of()));

        assertThat(function.architectures(List.of("arm64", "x86_64"))).containsExactly("arm64");
        assertThat(function.environment()).containsExactly(Map.entry("A", "b"));
    }

    @Nested
    class Size {

        private Tree weighing(String name, long bytes) throws IOException {
            Path file = folder.resolve(name);
            try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
                sparse.setLength(bytes);
            }
            return Tree.of("lib", List.of(file));
        }

        @Test
        void may_be_all_that_lambda_takes() throws IOException {
            FunctionPackage full = function(weighing("a", 1_000), weighing("b", 262_143_000));

            assertThatCode(full::checkSize).doesNotThrowAnyException();
        }

        @Test
        void is_refused_one_byte_above_with_the_layers_counted() throws IOException {
            FunctionPackage large = function(weighing("a", 1_001), weighing("b", 262_143_000));

            assertThatThrownBy(large::checkSize)
                    .isInstanceOf(PackagingFailure.class)
                    .hasMessage(
                            "The function chat with its layers weighs 262,144,001 bytes unpacked, and Lambda takes 262,144,000: leave out a dependency, or deploy it as a container image.");
        }
    }

    @Nested
    class Classes {

        private Tree jar(String name, String... types) throws IOException {
            TinyJar jar = TinyJar.named(name);
            for (String type : types) {
                jar.withClass(type);
            }
            jar.with("module-info.class", "").with("META-INF/versions/9/a/Same.class", "");
            return Tree.of("lib", List.of(jar.in(folder).file()));
        }

        @Test
        void may_not_be_in_the_zip_and_in_a_layer() throws IOException {
            FunctionPackage doubled = function(jar("a.jar", "a.A", "a.B"), jar("b.jar", "a.B"));

            assertThatThrownBy(doubled::checkClasses)
                    .isInstanceOf(PackagingFailure.class)
                    .hasMessage(
                            "The function chat has 1 classes in two jars each, so leave one jar of each pair out: a.jar and b.jar: a/B.");
        }

        @Test
        void may_have_descriptors_and_later_versions_of_one_name() throws IOException {
            FunctionPackage apart = function(jar("a.jar", "a.A"), jar("b.jar", "a.B"));

            assertThatCode(apart::checkClasses).doesNotThrowAnyException();
        }
    }
}
