package dev.promptport.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class HouseRulesTest {

    /** Without what annotation processors wrote: their classes begin with a dollar sign. */
    private static final JavaClasses PRODUCTION =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/$"))
                    .importPackages(Packages.PRODUCTION.root());

    private static final JavaClasses FIXTURES =
            new ClassFileImporter().importPackages(Packages.FIXTURES.root());

    @ParameterizedTest
    @EnumSource
    void every_rule_holds(HouseRule rule) {
        rule.in(Packages.PRODUCTION).check(PRODUCTION);
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_can_be_broken(HouseRule rule) {
        List<String> violations = violations(rule.in(Packages.FIXTURES), FIXTURES);

        for (String fixture : rule.brokenBy()) {
            assertThat(violations)
                    .anySatisfy(
                            violation ->
                                    assertThat(violation)
                                            .contains(Packages.FIXTURES.root() + "." + fixture));
        }
    }

    @ParameterizedTest
    @EnumSource
    void every_rule_gives_its_reason(HouseRule rule) {
        assertThat(rule.in(Packages.PRODUCTION).getDescription()).contains(", because ");
    }

    @Nested
    class The_rules_look_at_the_whole_project {

        @Test
        void which_has_many_classes() {
            assertThat(PRODUCTION).hasSizeGreaterThan(400);
        }

        @Test
        void at_every_package_they_name() {
            assertThat(Packages.PRODUCTION.all())
                    .allSatisfy(
                            name ->
                                    assertThat(
                                                    PRODUCTION.that(
                                                            JavaClass.Predicates.resideInAPackage(
                                                                    name)))
                                            .as(name)
                                            .isNotEmpty());
            assertThat(PRODUCTION.that(Packages.PRODUCTION.adapters())).isNotEmpty();
        }

        @Test
        void at_every_package_whose_source_is_here() throws IOException {
            List<String> packages = packagesInSource();

            assertThat(packages).isNotEmpty();
            assertThat(PRODUCTION.stream().map(JavaClass::getPackageName).distinct())
                    .containsAll(packages);
        }

        @Test
        void at_no_class_that_was_made_for_tests() {
            DescribedPredicate<JavaClass> fixture =
                    JavaClass.Predicates.resideInAPackage("dev.promptport.architecture..");

            assertThat(PRODUCTION.that(fixture)).isEmpty();
        }
    }

    @Nested
    class Exceptions_are_needed {

        @ParameterizedTest
        @FieldSource("dev.promptport.architecture.EnvironmentRule#EXCEPTIONS")
        void to_the_rule_about_the_environment(String exception) {
            ArchRule strict = EnvironmentRule.excepting(Packages.PRODUCTION, List.of());

            assertThat(violations(strict, PRODUCTION))
                    .anySatisfy(violation -> assertThat(violation).contains("." + exception));
        }

        @Test
        void to_the_rule_about_adapters() {
            ArchRule strict = DependencyRules.adaptersNeverSeeEachOtherAtAll(Packages.PRODUCTION);

            assertThat(violations(strict, PRODUCTION))
                    .isNotEmpty()
                    .allSatisfy(violation -> assertThat(violation).contains("aws.client"));
        }

        @Test
        void to_the_rule_about_functions() {
            ArchRule strict = DependencyRules.functionsNeverSeeEachOtherAtAll(Packages.PRODUCTION);

            assertThat(violations(strict, PRODUCTION))
                    .isNotEmpty()
                    .allSatisfy(
                            violation ->
                                    assertThat(violation)
                                            .containsAnyOf("function.models", "function.openai"))
                    .anySatisfy(violation -> assertThat(violation).contains("function.models"))
                    .anySatisfy(violation -> assertThat(violation).contains("function.openai"));
        }

        @Test
        void to_the_rule_about_cycles() {
            ArchRule strict = DependencyRules.packagesHaveNoCyclesAtAll(Packages.PRODUCTION);

            assertThat(violations(strict, PRODUCTION))
                    .isNotEmpty()
                    .allSatisfy(cycle -> assertThat(cycle).contains("Slice domain.failure"));
        }
    }

    private static List<String> violations(ArchRule rule, JavaClasses classes) {
        return rule.evaluate(classes).getFailureReport().getDetails();
    }

    /** All modules' packages but those of the benchmarks, which are no part of what is deployed. */
    private static List<String> packagesInSource() throws IOException {
        Path project = Path.of("..");
        Path sources = Path.of("src", "main", "java");
        try (Stream<Path> files = Files.walk(project)) {
            return files.filter(file -> file.endsWith("package-info.java"))
                    .map(file -> project.relativize(file.getParent()))
                    .filter(folder -> !folder.startsWith("bench"))
                    .map(Path::toString)
                    .filter(folder -> folder.contains(sources.toString()))
                    .map(folder -> folder.substring(folder.indexOf(sources.toString())))
                    .map(folder -> sources.relativize(Path.of(folder)))
                    .map(folder -> folder.toString().replace('/', '.').replace('\\', '.'))
                    .toList();
        }
    }
}
