package dev.promptport.architecture;

import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.conditions.ArchConditions.have;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;

import org.jspecify.annotations.NullMarked;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** How the code is written. */
final class CodeRules {

    private static final Pattern EMPTY_WORD =
            Pattern.compile(
                    "(Util|Helper|Manager|Impl|Common)s?(?![a-z])"
                            + "|(^|\\.)(util|helper|manager|impl|common)s?\\.");

    private CodeRules() {}

    static ArchRule portsAreSmallInterfaces(Packages packages) {
        return classes()
                .that()
                .resideInAPackage(packages.ports())
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beInterfaces()
                .andShould(have(described("one to three methods", CodeRules::isSmall)))
                .andShould(have(described("no method with a body", CodeRules::isAbstract)))
                .because("an adapter should have to implement all of a port and little at once");
    }

    static ArchRule failuresAreSealed(Packages packages) {
        return classes()
                .that()
                .resideInAPackage(packages.root() + "..")
                .and()
                .areAssignableTo(Throwable.class)
                .should(be(described("final or sealed", CodeRules::isClosed)))
                .because("a switch over failures then names them all, or does not compile");
    }

    static ArchRule packagesAreNullMarked(Packages packages) {
        return classes()
                .that()
                .resideInAPackage(packages.root() + "..")
                .should(be(described("in a @NullMarked package", CodeRules::isNullMarked)))
                .because("null is checked by the compiler only where a package says so");
    }

    static ArchRule namesSaySomething(Packages packages) {
        return noClasses()
                .that()
                .resideInAPackage(packages.root() + "..")
                .should(
                        have(
                                described(
                                        "Util, Helper, Manager, Impl or Common in their names",
                                        type -> EMPTY_WORD.matcher(type.getName()).find())))
                .because("what has no name of its own is in the wrong place");
    }

    static ArchRule nothingIsInjectedIntoFields(Packages packages) {
        return noFields()
                .that()
                .areDeclaredInClassesThat()
                .resideInAPackage(packages.root() + "..")
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Value")
                .orShould()
                .beAnnotatedWith("io.micronaut.context.annotation.Property")
                .because("what a class needs is seen in its constructor, also by a test");
    }

    static ArchRule staticFieldsAreFinal(Packages packages) {
        return fields().that()
                .areDeclaredInClassesThat()
                .resideInAPackage(packages.root() + "..")
                .and()
                .areStatic()
                .should()
                .beFinal()
                .because("requests run side by side and tests in any order");
    }

    private static boolean isSmall(JavaClass port) {
        int methods = port.getMethods().size();
        return methods >= 1 && methods <= 3;
    }

    private static boolean isAbstract(JavaClass port) {
        return port.getMethods().stream()
                .allMatch(method -> method.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private static boolean isClosed(JavaClass failure) {
        return failure.getModifiers().contains(JavaModifier.FINAL) || failure.reflect().isSealed();
    }

    private static boolean isNullMarked(JavaClass type) {
        return type.getPackage().isAnnotatedWith(NullMarked.class);
    }

    private static DescribedPredicate<JavaClass> described(
            String description, Predicate<JavaClass> predicate) {
        return DescribedPredicate.describe(description, predicate);
    }
}
