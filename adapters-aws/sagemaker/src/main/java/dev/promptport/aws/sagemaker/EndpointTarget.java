package dev.promptport.aws.sagemaker;

import dev.promptport.domain.failure.Misconfigured;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an endpoint's calls go.
 *
 * @param name the endpoint's, which is also the name of its model: {@code sagemaker:<name>}
 * @param inferenceComponent the model on an endpoint that hosts several
 * @param targetVariant the production variant, where the choice is not left to SageMaker
 */
public record EndpointTarget(
        String name,
        Optional<String> inferenceComponent,
        Optional<String> targetVariant,
        ColdStart coldStart) {

    private static final int LONGEST_NAME = 63;
    private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9](-*[a-zA-Z0-9])*");

    public EndpointTarget {
        check("endpoint", name);
        inferenceComponent.ifPresent(component -> check("inference component", component));
        targetVariant.ifPresent(variant -> check("target variant", variant));
    }

    public static EndpointTarget of(String name) {
        return new EndpointTarget(name, Optional.empty(), Optional.empty(), ColdStart.NOT_AWAITED);
    }

    public EndpointTarget withInferenceComponent(String other) {
        return new EndpointTarget(name, Optional.of(other), targetVariant, coldStart);
    }

    public EndpointTarget withTargetVariant(String other) {
        return new EndpointTarget(name, inferenceComponent, Optional.of(other), coldStart);
    }

    public EndpointTarget withColdStart(ColdStart other) {
        return new EndpointTarget(name, inferenceComponent, targetVariant, other);
    }

    private static void check(String what, String name) {
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw new Misconfigured(
                    "'"
                            + name
                            + "' is no name of a SageMaker "
                            + what
                            + ": 1 to "
                            + LONGEST_NAME
                            + " letters, digits and dashes");
        }
    }
}
