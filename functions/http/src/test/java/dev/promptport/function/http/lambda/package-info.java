/**
 * Functions as Lambda runs them, for the tests of functions: {@link
 * dev.promptport.function.http.lambda.LambdaEdge} hands events to the handler inside the test's own
 * process, {@link dev.promptport.function.http.lambda.PackagedFunction} runs a packaged zip, or a
 * zip with its layers, under the real runtime interface client.
 *
 * <p>Who takes these classes from the test-jar needs Micronaut's api-proxy, the runtime interface
 * client and Gson on the class path of the tests.
 */
@NullMarked
package dev.promptport.function.http.lambda;

import org.jspecify.annotations.NullMarked;
