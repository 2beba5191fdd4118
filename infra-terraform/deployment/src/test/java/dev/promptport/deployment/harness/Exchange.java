package dev.promptport.deployment.harness;

import dev.promptport.deployment.edge.Invocation;
import dev.promptport.deployment.iam.Call;
import dev.promptport.function.http.lambda.LambdaReply;

import java.util.List;

/**
 * A request and what came of it.
 *
 * @param calls what the function asked AWS meanwhile, in order
 */
public record Exchange(Invocation invocation, LambdaReply reply, List<Call> calls) {}
