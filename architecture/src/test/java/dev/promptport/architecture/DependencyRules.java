package dev.promptport.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SliceRule;

/** Who may see whom. */
final class DependencyRules {

    private DependencyRules() {}

    static ArchRule pointInwards(Packages packages) {
        return layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("Domain")
                .definedBy(packages.domain())
                .layer("Adapters")
                .definedBy(packages.adapters())
                .layer("Functions")
                .definedBy(packages.functions())
                .layer("Server")
                .definedBy(packages.server())
                .whereLayer("Server")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("Functions")
                .mayOnlyBeAccessedByLayers("Server")
                .whereLayer("Adapters")
                .mayOnlyBeAccessedByLayers("Functions", "Server")
                .because("a port outlives the adapters behind it and the functions before it");
    }

    /** But for AWS's adapters: how AWS is called is one thing, whatever the service. */
    static ArchRule adaptersNeverSeeEachOther(Packages packages) {
        return adaptersNeverSeeEachOtherAtAll(packages)
                .ignoreDependency(
                        resideInAPackage(packages.aws()), resideInAPackage(packages.awsClient()))
                .because("a function takes the adapters it composes and no more");
    }

    static SliceRule adaptersNeverSeeEachOtherAtAll(Packages packages) {
        return slices().assignedFrom(new Modules(packages, packages.adapters()))
                .should()
                .notDependOnEachOther();
    }

    /** But for the wiring of providers, and for OpenAI's API, which several functions have. */
    static ArchRule functionsNeverSeeEachOther(Packages packages) {
        return functionsNeverSeeEachOtherAtAll(packages)
                .ignoreDependency(
                        resideInAPackage(packages.functions()),
                        resideInAPackage(packages.functionModels()))
                .ignoreDependency(
                        resideInAPackage(packages.functions()),
                        resideInAPackage(packages.openAiApi()))
                .because(
                        "each is deployed alone; what they share is the HTTP edge, OpenAI's API and their models' wiring");
    }

    static SliceRule functionsNeverSeeEachOtherAtAll(Packages packages) {
        DescribedPredicate<JavaClass> functions =
                resideInAPackage(packages.functions())
                        .and(not(resideInAPackage(packages.httpEdge())));
        return slices().assignedFrom(new Modules(packages, functions.as("functions")))
                .should()
                .notDependOnEachOther();
    }

    static ArchRule httpEdgeSeesNoAdapter(Packages packages) {
        return noClasses()
                .that()
                .resideInAPackage(packages.httpEdge())
                .should()
                .dependOnClassesThat(packages.adapters())
                .because("every function carries the edge and would carry the adapter with it");
    }

    static ArchRule domainNeedsTheJdkOnly(Packages packages) {
        return classes()
                .that()
                .resideInAPackage(packages.domain())
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", packages.domain())
                .because("no library's release may change what the project is about");
    }

    static ArchRule onlyEdgesSeeMicronautAndLambda(Packages packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages.functions(), packages.server())
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.micronaut..", "jakarta.inject..", "com.amazonaws.services.lambda..")
                .because("domain and adapters also run where there is no framework and no Lambda");
    }

    static ArchRule onlyAwsAdaptersAndCompositionsSeeTheAwsSdk(Packages packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(packages.aws())
                .and(
                        not(
                                resideInAPackage(packages.functions())
                                        .and(simpleNameEndingWith("Composition"))))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("software.amazon.awssdk..")
                .because("who speaks to AWS is an adapter, and a function only wires it");
    }

    static ArchRule onlyLocalInferenceSeesDjl(Packages packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(packages.localInference())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.djl..")
                .because("the engine can then be exchanged behind the port");
    }

    static ArchRule onlyTheYamlAdapterSeesItsParser(Packages packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(packages.yaml())
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .because("one strict reader refuses what a careless one would run");
    }

    /**
     * But for failures: each carries the value it is about, values refuse with failures, and a
     * sealed family lives in one package.
     */
    static ArchRule packagesHaveNoCycles(Packages packages) {
        return packagesHaveNoCyclesAtAll(packages)
                .ignoreDependency(
                        resideInAPackage(packages.failures()), resideInAPackage(packages.domain()))
                .because("packages that need each other can only be read and changed together");
    }

    static SliceRule packagesHaveNoCyclesAtAll(Packages packages) {
        return slices().matching(packages.root() + ".(**)").should().beFreeOfCycles();
    }

    /** One slice a module: {@code inference.local}, {@code function.t5}. */
    private record Modules(Packages packages, DescribedPredicate<JavaClass> members)
            implements SliceAssignment {

        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
            return members.test(type)
                    ? SliceIdentifier.of(packages.module(type, 2))
                    : SliceIdentifier.ignore();
        }

        @Override
        public String getDescription() {
            return members.getDescription();
        }
    }
}
