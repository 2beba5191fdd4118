package dev.promptport.deployment.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class ModuleDocsTest {

    private static final Path INFRASTRUCTURE = Path.of("..");

    @TestFactory
    Stream<DynamicTest> each_readme_says_what_its_module_takes_and_gives() throws IOException {
        return ModuleReadme.below(INFRASTRUCTURE).stream()
                .map(
                        readme ->
                                DynamicTest.dynamicTest(
                                        INFRASTRUCTURE.relativize(readme.file()).toString(),
                                        () -> hasItsTables(readme)));
    }

    private static void hasItsTables(ModuleReadme readme) throws IOException {
        assertThat(readme.text())
                .as("Its tables are not the module's; this writes them: " + ModuleDocs.COMMAND)
                .isEqualTo(readme.withTables());
    }

    @Test
    void the_stack_its_modules_and_its_examples_have_readmes() throws IOException {
        assertThat(ModuleReadme.below(INFRASTRUCTURE))
                .extracting(readme -> INFRASTRUCTURE.relativize(readme.folder()).toString())
                .contains("", "modules/function", "modules/site", "examples/complete");
    }

    @Nested
    class A_readme {

        @TempDir Path folder;

        @Test
        void keeps_its_own_text_around_the_tables() throws IOException {
            write(
                    "variables.tf",
                    "variable \"name\" {\n  description = \"Its name.\"\n  type = string\n}\n");
            write(
                    "README.md",
                    """
                    # module

                    Mine.

                    <!-- BEGIN_DOCS -->
                    old
                    <!-- END_DOCS -->

                    Mine, too.
                    """);

            assertThat(new ModuleReadme(folder).withTables())
                    .isEqualTo(
                            """
                            # module

                            Mine.

                            <!-- BEGIN_DOCS -->
                            ## Inputs

                            | Name | Description | Type | Default | Required |
                            |------|-------------|------|---------|:--------:|
                            | name | Its name. | `string` | n/a | yes |
                            <!-- END_DOCS -->

                            Mine, too.
                            """);
        }

        @Test
        void is_rewritten_by_the_program_once() throws IOException {
            Path module = Files.createDirectories(folder.resolve("modules/one"));
            Files.writeString(module.resolve("outputs.tf"), "output \"id\" {\n  value = 1\n}\n");
            Path readme = module.resolve("README.md");
            Files.writeString(readme, "<!-- BEGIN_DOCS -->\n<!-- END_DOCS -->\n");

            ModuleDocs.main(folder.toString());
            String first = Files.readString(readme);
            ModuleDocs.main(folder.toString());

            assertThat(first).contains("| id | n/a |");
            assertThat(readme).hasContent(first);
        }

        @Test
        void has_to_have_markers() throws IOException {
            write("main.tf", "");
            write("README.md", "# module\n");

            assertThatThrownBy(() -> new ModuleReadme(folder).withTables())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "write the two lines <!-- BEGIN_DOCS --> and <!-- END_DOCS -->");
        }

        @Test
        void has_to_be_there() throws IOException {
            write("main.tf", "");

            assertThat(ModuleReadme.below(folder)).isEqualTo(List.of(new ModuleReadme(folder)));
            assertThatThrownBy(() -> new ModuleReadme(folder).withTables())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("README.md is missing");
        }

        @Test
        void tells_where_a_file_is_no_hcl() throws IOException {
            write("main.tf", "locals {\n  a = 1\n");
            write("README.md", "<!-- BEGIN_DOCS -->\n<!-- END_DOCS -->\n");

            assertThatThrownBy(() -> new ModuleReadme(folder).withTables())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("main.tf, line 3: no '}'");
        }

        private void write(String name, String text) throws IOException {
            Files.writeString(folder.resolve(name), text);
        }
    }
}
