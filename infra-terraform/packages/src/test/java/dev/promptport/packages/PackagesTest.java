package dev.promptport.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import dev.promptport.packages.elf.TinyElf;
import dev.promptport.packages.failure.PackagingFailure;
import dev.promptport.packages.jar.TinyJar;
import dev.promptport.packages.zip.Tree;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** From whole zips of tiny jars to packages. */
class PackagesTest {

    @TempDir private Path folder;

    private Path natives;
    private List<String> functions;

    @BeforeEach
    void build() throws IOException {
        natives = Files.createDirectories(folder.resolve("natives"));
        for (String platform : List.of("linux-aarch64", "linux-x86_64")) {
            libraries("torch-" + platform + ".jar", platform).in(natives);
        }
        TinyJar web = TinyJar.library("web-1.jar", "web.Server");
        TinyJar sdk = TinyJar.library("s3-2.jar", "software.amazon.awssdk.s3.S3");
        TinyJar own = TinyJar.own("function-http");
        functions =
                new ArrayList<>(
                        List.of(
                                whole("plain", web, own, TinyJar.own("function-plain")),
                                whole("bucket", web, own, sdk),
                                whole("local", web, own, sdk, djl(), tokenizers(), torch())));
    }

    private static TinyJar libraries(String name, String platform) {
        return TinyJar.named(name)
                .with("native/lib/pytorch.properties", "version=2.7.1-2025\nflavor=cpu\n")
                .with("pytorch/cpu/" + platform + "/libtorch.so", TinyElf.library().bytes());
    }

    private static TinyJar torch() {
        return libraries("torch-of-this-machine.jar", "linux-x86_64");
    }

    private static TinyJar djl() {
        return TinyJar.library("api-0.jar", "ai.djl.Model");
    }

    private static TinyJar tokenizers() {
        byte[] library = TinyElf.library().bytes();
        return TinyJar.library("tokenizers-0.jar", "ai.djl.Tokenizer")
                .with("native/lib/linux-aarch64/cpu/libtokenizers.so", library)
                .with("native/lib/linux-x86_64/cpu/libtokenizers.so", library)
                .with("native/lib/win-x86_64/cpu/tokenizers.dll", "")
                .with("com/sun/jna/linux-aarch64/libjnidispatch.so", "kept on arm64")
                .with("com/sun/jna/linux-x86-64/libjnidispatch.so", "kept on x86_64");
    }

    private String whole(String name, TinyJar... jars) throws IOException {
        Path lib = Files.createDirectories(folder.resolve(name));
        List<Path> files = new ArrayList<>();
        for (TinyJar jar : jars) {
            files.add(jar.in(lib).file());
        }
        Path zip = folder.resolve(name + ".zip");
        Tree.of("lib", files).writeZip(zip);
        return name + "=" + zip;
    }

    private Path run(String name) throws IOException {
        Path target = folder.resolve(name);
        Packages.run(target, natives, functions);
        return target;
    }

    private static List<String> names(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            return file.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(ZipEntry::getName)
                    .toList();
        }
    }

    @Test
    void writes_thin_zips_and_layers() throws IOException {
        Path packages = run("target").resolve("packages");

        assertThat(names(packages.resolve("function-plain.zip")))
                .containsExactly("lib/function-http-1.jar", "lib/function-plain-1.jar");
        assertThat(names(packages.resolve("function-local.zip")))
                .containsExactly("lib/function-http-1.jar");
        assertThat(names(packages.resolve("layer-runtime.zip")))
                .containsExactly("java/lib/web-1.jar");
        assertThat(names(packages.resolve("layer-aws-sdk.zip")))
                .containsExactly("java/lib/s3-2.jar");
        assertThat(names(packages.resolve("layer-pytorch-arm64.zip")))
                .containsExactly(
                        "java/lib/api-0.jar",
                        "java/lib/tokenizers-0.jar",
                        "java/lib/torch-linux-aarch64.jar",
                        "lib/libtokenizers.so",
                        "lib/libtorch.so");
    }

    @Test
    void says_in_a_manifest_which_function_needs_what() throws IOException {
        Path packages = run("target").resolve("packages");

        JsonObject manifest =
                JsonParser.parseString(Files.readString(packages.resolve("packages.json")))
                        .getAsJsonObject();

        assertThat(manifest.get("flavour").getAsString()).isEqualTo("managed");
        JsonObject local = manifest.getAsJsonObject("functions").getAsJsonObject("local");
        assertThat(local.get("layers")).hasToString("[\"runtime\",\"aws-sdk\",\"pytorch\"]");
        assertThat(local.get("architectures")).hasToString("[\"arm64\"]");
        assertThat(local.getAsJsonObject("environment").asMap())
                .extractingByKeys("PYTORCH_LIBRARY_PATH", "PYTORCH_VERSION", "PYTORCH_FLAVOR")
                .extracting(value -> value.getAsString())
                .containsExactly("/opt/lib", "2.7.1", "cpu");
        assertThat(local.get("total_unzipped_bytes").getAsLong())
                .isGreaterThan(local.get("unzipped_bytes").getAsLong());
        JsonObject plain = manifest.getAsJsonObject("functions").getAsJsonObject("plain");
        assertThat(plain.get("layers")).hasToString("[\"runtime\"]");
        assertThat(plain.get("architectures")).hasToString("[\"arm64\",\"x86_64\"]");
        JsonObject pyTorch = manifest.getAsJsonObject("layers").getAsJsonObject("pytorch");
        assertThat(pyTorch.get("zip").getAsString()).isEqualTo("layer-pytorch-arm64.zip");
        assertThat(pyTorch.get("runtimes")).hasToString("[\"java25\"]");
        assertThat(manifest.getAsJsonObject("images").keySet()).containsExactly("local");
    }

    @Test
    void leaves_in_a_jar_only_what_its_platform_unpacks_itself() throws IOException {
        Path jars = run("target").resolve("image/local/opt/java/lib");

        assertThat(names(jars.resolve("tokenizers-0.jar")))
                .containsExactly(
                        "ai/djl/Tokenizer.class", "com/sun/jna/linux-x86-64/libjnidispatch.so");
        assertThat(names(jars.resolve("torch-linux-x86_64.jar")))
                .containsExactly("native/lib/pytorch.properties");
    }

    @Test
    void lays_out_an_image_that_only_copies() throws IOException {
        Path image = run("target").resolve("image/local");

        assertThat(image.resolve("task/lib/function-http-1.jar")).isRegularFile();
        assertThat(image.resolve("opt/java/lib/web-1.jar")).isRegularFile();
        assertThat(Files.size(image.resolve("opt/lib/libtorch.so"))).isLessThan(TinyElf.BYTES);
        assertThat(Files.readAllLines(image.resolve("Dockerfile")))
                .startsWith(
                        "FROM public.ecr.aws/lambda/java:25",
                        "COPY task/ /var/task/",
                        "COPY opt/ /opt/")
                .contains("ENV PYTORCH_LIBRARY_PATH=\"/opt/lib\"")
                .allMatch(line -> line.matches("(FROM|COPY|ENV|CMD) .*"));
    }

    @Test
    void makes_the_same_bytes_again() throws IOException {
        Path first = run("first").resolve("packages");
        Path second = run("second").resolve("packages");

        try (Stream<Path> files = Files.list(first)) {
            assertThat(files.toList())
                    .hasSize(7)
                    .allSatisfy(
                            file ->
                                    assertThat(second.resolve(file.getFileName()))
                                            .hasSameBinaryContentAs(file));
        }
    }

    @Nested
    class Refuses {

        private void assertRefused(String sentence) {
            assertThatThrownBy(() -> run("target"))
                    .isInstanceOf(PackagingFailure.class)
                    .hasMessageMatching("(?s)" + sentence);
        }

        @Test
        void a_function_that_is_not_built() {
            functions.add("late=" + folder.resolve("late.zip"));

            assertRefused("The function late is not built: there is no .*late\\.zip; .*");
        }

        @Test
        void two_builds_of_one_jar() throws IOException {
            functions.add(whole("other", TinyJar.library("web-1.jar", "web.Other")));

            assertRefused(".*other\\.zip carries another web-1\\.jar than .*");
        }

        @Test
        void a_zip_with_something_else_than_jars() throws IOException {
            Path zip = folder.resolve("loose.zip");
            Path file = Files.writeString(folder.resolve("Loose.class"), "");
            Tree.of("lib", List.of(file)).writeZip(zip);
            functions.add("loose=" + zip);

            assertRefused(".*loose\\.zip holds lib/Loose\\.class, which is no jar below lib/\\.");
        }

        @Test
        void a_class_in_two_jars() throws IOException {
            functions.add(
                    whole(
                            "twice",
                            TinyJar.library("web-1.jar", "web.Server"),
                            TinyJar.library("shaded-1.jar", "web.Server")));

            assertRefused("The function twice has 1 classes in two jars each.*web/Server\\.");
        }

        @Test
        void a_platform_without_libraries() throws IOException {
            Files.delete(natives.resolve("torch-linux-x86_64.jar"));

            assertRefused("PyTorch's libraries are not there: put its jar for linux-x86_64 .*");
        }
    }
}
