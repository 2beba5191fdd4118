package dev.promptport.deployment.iam;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Policies that are in force together: those of one identity, or that of one resource. */
public final class Policies {

    private final List<Statement> statements;

    private Policies(List<Statement> statements) {
        this.statements = statements;
    }

    /**
     * Reads policies.
     *
     * @param documents JSON, not percent-encoded
     * @throws IllegalArgumentException when one has what is not understood here
     */
    public static Policies of(String... documents) {
        return new Policies(
                Arrays.stream(documents).flatMap(Policies::statements).map(Statement::of).toList());
    }

    private static Stream<JsonObject> statements(String document) {
        JsonElement statement = JsonParser.parseString(document).getAsJsonObject().get("Statement");
        return statement.isJsonArray()
                ? statement.getAsJsonArray().asList().stream().map(JsonElement::getAsJsonObject)
                : Stream.of(statement.getAsJsonObject());
    }

    /** The same and others besides. */
    public Policies and(Policies others) {
        return new Policies(
                Stream.concat(statements.stream(), others.statements.stream()).toList());
    }

    public Decision decide(Call call) {
        List<Statement> concerned =
                statements.stream().filter(statement -> statement.speaksOf(call)).toList();
        if (concerned.stream().anyMatch(statement -> !statement.allows())) {
            return Decision.DENIED;
        }
        return concerned.isEmpty() ? Decision.NOT_ALLOWED : Decision.ALLOWED;
    }

    public boolean allow(Call call) {
        return decide(call) == Decision.ALLOWED;
    }
}
