package dev.promptport.architecture;

import com.tngtech.archunit.lang.ArchRule;

import java.util.List;
import java.util.function.Function;

/** All rules, each with the fixtures that break it. */
@SuppressWarnings("ImmutableEnumChecker") // a method without state, and a copied list
enum HouseRule {
    DEPENDENCIES_POINT_INWARDS(
            DependencyRules::pointInwards, "domain.SeesTheServer", "inference.local.SeesAFunction"),
    ADAPTERS_NEVER_SEE_EACH_OTHER(
            DependencyRules::adaptersNeverSeeEachOther,
            "inference.remote.SeesAnotherAdapter",
            "inference.remote.SeesTheAwsClient",
            "aws.storage.SeesAnotherAwsAdapter"),
    FUNCTIONS_NEVER_SEE_EACH_OTHER(
            DependencyRules::functionsNeverSeeEachOther,
            "function.chat.SeesAnotherFunction",
            "function.models.SeesAFunction"),
    THE_HTTP_EDGE_SEES_NO_ADAPTER(
            DependencyRules::httpEdgeSeesNoAdapter, "function.http.SeesAnAdapter"),
    THE_DOMAIN_NEEDS_THE_JDK_ONLY(DependencyRules::domainNeedsTheJdkOnly, "domain.SeesGson"),
    ONLY_EDGES_SEE_MICRONAUT_AND_LAMBDA(
            DependencyRules::onlyEdgesSeeMicronautAndLambda,
            "inference.local.SeesMicronaut",
            "inference.local.SeesInject",
            "inference.local.SeesLambda"),
    ONLY_AWS_ADAPTERS_AND_COMPOSITIONS_SEE_THE_AWS_SDK(
            DependencyRules::onlyAwsAdaptersAndCompositionsSeeTheAwsSdk,
            "inference.local.SeesAwsSdk",
            "function.chat.SeesAwsSdk"),
    ONLY_LOCAL_INFERENCE_SEES_DJL(
            DependencyRules::onlyLocalInferenceSeesDjl, "function.t5.SeesDjl"),
    ONLY_THE_YAML_ADAPTER_SEES_ITS_PARSER(
            DependencyRules::onlyTheYamlAdapterSeesItsParser, "function.chat.SeesSnakeYaml"),
    PACKAGES_HAVE_NO_CYCLES(
            DependencyRules::packagesHaveNoCycles,
            "inference.local.egg.Egg",
            "inference.local.hen.Hen"),
    ONLY_EDGES_READ_THE_ENVIRONMENT(
            EnvironmentRule::onlyEdgesReadTheEnvironment,
            "inference.local.CallsGetenv",
            "inference.local.RefersToGetProperty",
            "inference.local.CallsSetProperty"),
    PORTS_ARE_SMALL_INTERFACES(
            CodeRules::portsAreSmallInterfaces,
            "domain.port.FourMethods",
            "domain.port.DefaultMethod",
            "domain.port.NoInterface"),
    FAILURES_ARE_SEALED(CodeRules::failuresAreSealed, "domain.OpenFailure"),
    PACKAGES_ARE_NULL_MARKED(CodeRules::packagesAreNullMarked, "inference.unmarked.Unmarked"),
    NAMES_SAY_SOMETHING(
            CodeRules::namesSaySomething,
            "domain.TextUtils",
            "domain.PromptManager",
            "domain.common.InCommon"),
    NOTHING_IS_INJECTED_INTO_FIELDS(
            CodeRules::nothingIsInjectedIntoFields,
            "function.t5.InjectedField",
            "function.t5.InjectedSetting"),
    STATIC_FIELDS_ARE_FINAL(CodeRules::staticFieldsAreFinal, "inference.local.MutableStatic");

    private final Function<Packages, ArchRule> rule;
    private final List<String> brokenBy;

    HouseRule(Function<Packages, ArchRule> rule, String... brokenBy) {
        this.rule = rule;
        this.brokenBy = List.of(brokenBy);
    }

    ArchRule in(Packages packages) {
        return rule.apply(packages);
    }

    /** Names of classes below the fixtures' root. */
    List<String> brokenBy() {
        return brokenBy;
    }
}
