package dev.promptport.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.List;

/** The packages the rules speak of, below a root: the project's own or the fixtures'. */
record Packages(String root) {

    static final Packages PRODUCTION = new Packages("dev.promptport");
    static final Packages FIXTURES = new Packages("dev.promptport.architecture.fixtures");

    String domain() {
        return root + ".domain..";
    }

    String ports() {
        return root + ".domain.port";
    }

    String failures() {
        return root + ".domain.failure";
    }

    String localInference() {
        return root + ".inference.local..";
    }

    String yaml() {
        return root + ".yaml..";
    }

    String aws() {
        return root + ".aws..";
    }

    String awsClient() {
        return root + ".aws.client..";
    }

    String functions() {
        return root + ".function..";
    }

    String httpEdge() {
        return root + ".function.http..";
    }

    String functionModels() {
        return root + ".function.models..";
    }

    String openAiApi() {
        return root + ".function.openai..";
    }

    String server() {
        return root + ".server..";
    }

    /**
     * What packs and documents the deployment while the project is built; nothing of it is
     * deployed.
     */
    String packaging() {
        return root + ".packages..";
    }

    String deployment() {
        return root + ".deployment..";
    }

    List<String> all() {
        return List.of(
                domain(),
                ports(),
                failures(),
                localInference(),
                yaml(),
                aws(),
                awsClient(),
                functions(),
                httpEdge(),
                functionModels(),
                openAiApi(),
                server(),
                packaging(),
                deployment());
    }

    /** Whatever is none of the other rooms, so that a new adapter is one at once. */
    DescribedPredicate<JavaClass> adapters() {
        return JavaClass.Predicates.resideInAPackage(root + ".*..")
                .and(
                        JavaClass.Predicates.resideOutsideOfPackages(
                                domain(), functions(), server(), packaging(), deployment()))
                .as("adapters");
    }

    /** The first {@code depth} names of its package below the root, joined by dots. */
    String module(JavaClass type, int depth) {
        String[] names = type.getPackageName().substring(root.length() + 1).split("\\.", -1);
        return String.join(".", List.of(names).subList(0, Math.min(depth, names.length)));
    }
}
