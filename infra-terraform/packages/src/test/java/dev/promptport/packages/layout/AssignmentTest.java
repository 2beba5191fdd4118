package dev.promptport.packages.layout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.packages.jar.Jar;
import dev.promptport.packages.jar.TinyJar;
import dev.promptport.packages.jar.WholeZip;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

class AssignmentTest {

    private static final String CLIENT = "aws-lambda-java-runtime-interface-client-2.jar";

    @TempDir private Path folder;

    private List<WholeZip> functions;
    private Assignment assignment;

    @BeforeEach
    void assign() throws IOException {
        Jar web = TinyJar.library("web-1.jar", "web.Server").in(folder);
        Jar logging = TinyJar.library("logging-1.jar", "log.Logger").in(folder);
        Jar yaml = TinyJar.library("yaml-1.jar", "yaml.Reader").in(folder);
        Jar events = TinyJar.named("events-1.jar").withClass("events.Event").in(folder);
        Jar client =
                TinyJar.named(CLIENT)
                        .withClass("client.Main", "serial.Pojo", "core.Context", "sdk.Local")
                        .in(folder);
        Jar serialization =
                TinyJar.named("serialization-1.jar")
                        .withClass("serial.Pojo", "serial.Marked")
                        .in(folder);
        Jar core = TinyJar.library("core-1.jar", "core.Context").in(folder);
        Jar handler =
                TinyJar.named("handler-1.jar")
                        .withClass("handler.Handler", "core.Context")
                        .in(folder);
        Jar s3 = TinyJar.library("s3-2.jar", "software.amazon.awssdk.s3.S3").in(folder);
        Jar table = TinyJar.library("table-2.jar", "software.amazon.awssdk.db.Table").in(folder);
        Jar djl = TinyJar.library("api-0.jar", "ai.djl.Model").in(folder);
        Jar natives = TinyJar.named("natives-0.jar").with("pytorch/cpu/x", "").in(folder);
        Jar model = TinyJar.own("model-tiny").with("models/tiny/config.json", "{}").in(folder);
        Jar http = TinyJar.own("function-http").in(folder);
        Set<Jar> all = Set.of(web, logging, client, serialization, core, handler, http);
        functions =
                List.of(
                        zip("plain", all, TinyJar.own("function-plain").in(folder), events),
                        zip("bucket", all, TinyJar.own("function-bucket").in(folder), s3, yaml),
                        zip("memory", all, s3, table, yaml),
                        zip("local", all, s3, djl, natives, model));
        assignment = Assignment.of(functions, Flavour.MANAGED);
    }

    private static WholeZip zip(String name, Collection<Jar> common, Jar... more) {
        TreeSet<Jar> jars = new TreeSet<>(common);
        jars.addAll(List.of(more));
        return new WholeZip(name, jars);
    }

    private List<String> layer(String name) {
        return names(assignment.layers().getOrDefault(name, Collections.emptySortedSet()));
    }

    private static List<String> names(Collection<Jar> jars) {
        return jars.stream().map(Jar::name).toList();
    }

    @Test
    void the_runtime_layer_is_what_every_function_carries_and_nobody_of_us_wrote() {
        assertThat(layer("runtime"))
                .containsExactly("core-1.jar", "handler-1.jar", "logging-1.jar", "web-1.jar");
    }

    @Test
    void the_sdk_layer_is_what_several_functions_carry_of_the_sdk() {
        assertThat(layer("aws-sdk")).containsExactly("s3-2.jar");
        assertThat(names(assignment.zip("memory"))).contains("table-2.jar");
    }

    @Test
    void pytorch_and_each_model_have_a_layer_though_one_function_alone_uses_them() {
        assertThat(layer("pytorch")).containsExactly("api-0.jar", "natives-0.jar");
        assertThat(layer("model-tiny")).containsExactly("model-tiny-1.jar");
    }

    @Test
    void a_zip_keeps_own_jars_and_what_not_all_functions_share() {
        assertThat(names(assignment.zip("bucket")))
                .containsExactly("function-bucket-1.jar", "function-http-1.jar", "yaml-1.jar");
        assertThat(names(assignment.zip("plain"))).contains("events-1.jar");
    }

    @Test
    void a_function_uses_the_layers_in_which_it_has_a_jar() {
        assertThat(assignment.used())
                .containsEntry("plain", List.of("runtime"))
                .containsEntry("memory", List.of("runtime", "aws-sdk"))
                .containsEntry("local", List.of("runtime", "aws-sdk", "pytorch", "model-tiny"));
    }

    @Test
    void the_runtime_client_is_left_to_the_managed_runtime_with_what_only_it_needs() {
        assertThat(assignment.left())
                .allSatisfy(
                        (_, jars) ->
                                assertThat(names(jars))
                                        .containsExactly(CLIENT, "serialization-1.jar"));
    }

    @Test
    void every_jar_of_a_whole_zip_is_in_exactly_one_place() {
        for (WholeZip function : functions) {
            List<Jar> places = new ArrayList<>(assignment.zip(function.function()));
            places.addAll(
                    assignment
                            .left()
                            .getOrDefault(function.function(), Collections.emptySortedSet()));
            assignment
                    .used()
                    .getOrDefault(function.function(), List.of())
                    .forEach(
                            layer ->
                                    places.addAll(
                                            assignment
                                                    .layers()
                                                    .getOrDefault(
                                                            layer, Collections.emptySortedSet())));
            assertThat(places)
                    .as(function.function())
                    .doesNotHaveDuplicates()
                    .containsAll(function.jars());
        }
    }
}
