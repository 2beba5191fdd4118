package dev.promptport.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.promptport.deployment.terraform.Terraform;
import dev.promptport.deployment.terraform.Tool;
import dev.promptport.deployment.terraform.Tool.Outcome;
import dev.promptport.deployment.terraform.Tree;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What holds for every configuration, before anything is applied. */
@Order(1)
class ModulesIT {

    private static final Pattern PASSED = Pattern.compile("Success! (\\d+) passed, 0 failed\\.");

    private static Tree tree;

    @BeforeAll
    static void copy() throws IOException {
        tree = Tree.copy("modules");
    }

    @Test
    void is_laid_out_as_terraform_fmt_does() throws Exception {
        Terraform.in(tree.root()).run("fmt", "-check", "-recursive", "-diff");
    }

    @TestFactory
    Stream<DynamicTest> keeps_its_own_tests(@TempDir Path scratch) throws Exception {
        Terraform.needsProvider(scratch);
        return tree.modules().stream()
                .map(
                        module ->
                                DynamicTest.dynamicTest(
                                        "module " + name(module), () -> keepsItsTests(module)));
    }

    private static void keepsItsTests(Path module) throws IOException, InterruptedException {
        Terraform terraform = Terraform.in(module);
        terraform.init();
        terraform.validate();
        String outcome = terraform.test();

        System.out.printf("module %s: %s%n", name(module), outcome);
        Matcher passed = PASSED.matcher(outcome);
        assertThat(passed.matches()).as(outcome).isTrue();
        assertThat(Integer.parseInt(passed.group(1))).isPositive();
    }

    @TestFactory
    Stream<DynamicTest> is_valid(@TempDir Path scratch) throws Exception {
        Terraform.needsProvider(scratch);
        return tree.examples().stream()
                .map(
                        example ->
                                DynamicTest.dynamicTest(
                                        "example " + name(example),
                                        () -> {
                                            Terraform terraform = Terraform.in(example);
                                            terraform.init();
                                            terraform.validate();
                                        }));
    }

    @Test
    void has_nothing_that_tflint_finds() throws Exception {
        Optional<Tool> tflint = Tool.find("PROMPTPORT_TFLINT", "tflint");
        assumeTrue(tflint.isPresent(), "tflint is not installed, nor named by PROMPTPORT_TFLINT");
        Outcome outcome =
                tflint.orElseThrow()
                        .run(
                                tree.root(),
                                "--recursive",
                                "--no-color",
                                "--config=" + tree.root().resolve(".tflint.hcl").toAbsolutePath());

        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    @Test
    void has_nothing_that_checkov_finds() throws Exception {
        Path sources = Tree.sources();
        Outcome outcome =
                checkov()
                        .run(
                                sources.resolveSibling(""),
                                "--config-file",
                                sources.getFileName() + "/.checkov.yaml");

        assertThat(outcome.output()).contains("Passed checks: ", "Failed checks: 0,");
        assertThat(outcome.status()).as(outcome.output()).isZero();
    }

    private static Tool checkov() throws IOException, InterruptedException {
        Optional<Tool> checkov = Tool.find("PROMPTPORT_CHECKOV", "checkov");
        if (checkov.isPresent()) {
            return checkov.get();
        }
        Tool python = new Tool(List.of("python3", "-m", "checkov.main"));
        assumeTrue(
                python.run(tree.root(), "--version").succeeded(),
                "checkov is not installed, nor named by PROMPTPORT_CHECKOV: pip install checkov");
        return python;
    }

    @Test
    void gives_a_reason_wherever_a_check_is_skipped() throws Exception {
        try (Stream<Path> files = Files.walk(tree.root())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".tf")).toList()) {
                assertThat(Files.readAllLines(file))
                        .as(file.toString())
                        .filteredOn(line -> line.contains("checkov:skip"))
                        .allMatch(
                                line ->
                                        line.matches(
                                                ".*#\\s?checkov:skip=CKV2?_AWS_\\d+:\\s?\\S.{15,}"));
            }
        }
        assertThat(Files.readString(tree.root().resolve(".checkov.yaml")))
                .doesNotContain("skip-check", "soft-fail: true");
    }

    private static String name(Path configuration) {
        return configuration.equals(tree.root()) ? "root" : configuration.getFileName().toString();
    }
}
