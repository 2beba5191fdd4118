package dev.promptport.aws.bedrock;

import dev.promptport.domain.failure.Misconfigured;

/**
 * A guardrail that every request and answer passes.
 *
 * @param identifier its id or ARN
 * @param version a number, or {@code DRAFT}
 */
public record Guardrail(String identifier, String version) {

    public Guardrail {
        if (identifier.isBlank() || !version.matches("[1-9]\\d{0,7}|DRAFT")) {
            throw new Misconfigured(
                    "a guardrail is named by its id or ARN and a version, which is a number or DRAFT");
        }
    }
}
