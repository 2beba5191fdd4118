package dev.promptport.deployment.moto;

import dev.promptport.deployment.iam.Policies;

import org.w3c.dom.Document;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What IAM tells. */
public final class Iam {

    private final AwsApi aws;

    public Iam(AwsApi aws) {
        this.aws = aws;
    }

    /** All that a role may, by the policies in it; one that is attached to it fails the test. */
    public Policies policies(String role) {
        List<String> attached =
                AwsApi.texts(
                        query("ListAttachedRolePolicies", Map.of("RoleName", role)), "PolicyArn");
        if (!attached.isEmpty()) {
            throw new AssertionError(role + " has policies that are not its own: " + attached);
        }
        return Policies.of(
                AwsApi.texts(query("ListRolePolicies", Map.of("RoleName", role)), "member").stream()
                        .map(policy -> document(role, policy))
                        .toArray(String[]::new));
    }

    /** Who may take on a role: a policy. */
    public String trust(String role) {
        return decoded(
                AwsApi.texts(query("GetRole", Map.of("RoleName", role)), "AssumeRolePolicyDocument")
                        .getFirst());
    }

    /** The names of all roles. */
    public List<String> roles() {
        return AwsApi.texts(query("ListRoles", Map.of()), "RoleName");
    }

    private String document(String role, String policy) {
        return decoded(
                AwsApi.texts(
                                query(
                                        "GetRolePolicy",
                                        Map.of("RoleName", role, "PolicyName", policy)),
                                "PolicyDocument")
                        .getFirst());
    }

    private Document query(String action, Map<String, String> parameters) {
        return aws.query("iam", "2010-05-08", action, parameters);
    }

    /** A policy comes percent-encoded, unlike everything else. */
    private static String decoded(String policy) {
        return policy.startsWith("%7B")
                ? URLDecoder.decode(policy, StandardCharsets.UTF_8)
                : policy;
    }
}
