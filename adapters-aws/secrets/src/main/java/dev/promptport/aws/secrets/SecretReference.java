package dev.promptport.aws.secrets;

import dev.promptport.domain.failure.Misconfigured;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which secret is meant, written as its name or ARN, and {@code #field} behind it for a field of a
 * secret that is a JSON object: {@code prod/openai#api_key}.
 */
public record SecretReference(String id, Optional<String> field) {

    private static final Pattern ID = Pattern.compile("[a-zA-Z0-9/_+=.@:-]{1,2048}");

    public SecretReference {
        if (!ID.matcher(id).matches() || field.filter(String::isBlank).isPresent()) {
            throw new Misconfigured(
                    "a secret is written as its name or ARN, with #field behind it for a field of it, as in prod/openai#api_key");
        }
    }

    public static SecretReference parse(String text) {
        int hash = text.indexOf('#');
        return hash < 0
                ? new SecretReference(text, Optional.empty())
                : new SecretReference(
                        text.substring(0, hash), Optional.of(text.substring(hash + 1)));
    }

    @Override
    public String toString() {
        return id + field.map(name -> "#" + name).orElse("");
    }
}
