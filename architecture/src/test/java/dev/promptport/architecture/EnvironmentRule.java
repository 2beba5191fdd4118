package dev.promptport.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

import java.util.List;
import java.util.Set;

/** Only functions and the server look around themselves; everything else is told. */
final class EnvironmentRule {

    /**
     * The exceptions below the root. PyTorch's libraries are configured by process-wide properties
     * only, which must be set before its first class loads and must not replace an operator's. What
     * a processor can do is a fact of the machine and no setting.
     */
    static final List<String> EXCEPTIONS =
            List.of("inference.local.pytorch.PyTorch", "inference.local.pytorch.Processor");

    private static final Set<String> READERS =
            Set.of(
                    "java.lang.System.getenv",
                    "java.lang.System.getProperty",
                    "java.lang.System.getProperties",
                    "java.lang.System.setProperty",
                    "java.lang.System.setProperties",
                    "java.lang.System.clearProperty",
                    "java.lang.Boolean.getBoolean",
                    "java.lang.Integer.getInteger",
                    "java.lang.Long.getLong");

    private EnvironmentRule() {}

    static ArchRule onlyEdgesReadTheEnvironment(Packages packages) {
        return excepting(packages, EXCEPTIONS);
    }

    static ArchRule excepting(Packages packages, List<String> exceptions) {
        List<String> names = exceptions.stream().map(name -> packages.root() + "." + name).toList();
        return noClasses()
                .that()
                .resideOutsideOfPackages(packages.functions(), packages.server())
                .and(
                        DescribedPredicate.not(
                                DescribedPredicate.describe(
                                        "are " + String.join(" or ", names),
                                        (JavaClass type) -> names.contains(type.getName()))))
                .should()
                .accessTargetWhere(
                        DescribedPredicate.describe(
                                "it is the environment or a system property",
                                (JavaAccess<?> access) -> reads(access.getTarget())))
                .because("a setting is read in one place and passed on as a value");
    }

    private static boolean reads(AccessTarget target) {
        return READERS.contains(target.getOwner().getName() + "." + target.getName());
    }
}
