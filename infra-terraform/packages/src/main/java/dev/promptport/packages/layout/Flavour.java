package dev.promptport.packages.layout;

import dev.promptport.packages.jar.Jar;

/**
 * What the packages are run by. Another flavour brings a runtime of its own as a layer, with a
 * trained AOT cache beside the jars, and then needs the runtime interface client in its packages.
 */
public enum Flavour {
    /** Lambda's managed runtime: the runtime interface client is there already. */
    MANAGED("managed", "java25");

    private static final String CLIENT = "aws-lambda-java-runtime-interface-client-";

    private final String label;
    private final String runtime;

    Flavour(String label, String runtime) {
        this.label = label;
        this.runtime = runtime;
    }

    /** Its name in the manifest. */
    public String label() {
        return label;
    }

    /** Lambda's name of the runtime. */
    public String runtime() {
        return runtime;
    }

    /** Whether the runtime brings this jar, so that neither zip nor layer has to. */
    boolean brings(Jar jar) {
        return switch (this) {
            case MANAGED -> jar.name().startsWith(CLIENT);
        };
    }
}
