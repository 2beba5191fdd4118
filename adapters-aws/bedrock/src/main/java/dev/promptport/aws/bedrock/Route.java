package dev.promptport.aws.bedrock;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.request.PreparedRequest;
import dev.promptport.aws.client.AwsCalls;
import dev.promptport.domain.completion.Deadline;

/** A way to a model. Both methods block until the answer has grown to its end. */
sealed interface Route permits ConverseRoute, InvokeRoute {

    void whole(AwsCalls calls, PreparedRequest asked, Deadline deadline, GrowingAnswer answer);

    void streamed(AwsCalls calls, PreparedRequest asked, Deadline deadline, GrowingAnswer answer);
}
