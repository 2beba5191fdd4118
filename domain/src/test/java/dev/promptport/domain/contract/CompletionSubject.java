package dev.promptport.domain.contract;

import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;

import java.time.Duration;

/**
 * What an adapter under test is asked. An adapter that completes and streams says it once, in an
 * interface with default methods that both of its tests implement.
 */
public interface CompletionSubject {

    /** A model the port serves. */
    ModelId model();

    /** A prompt that is answered with two words or more. */
    String prompt();

    /** A request whose answer takes 10 s or more, unless it is stopped. */
    CompletionRequest longRequest(Deadline deadline);

    /** Makes the answer short and, where the provider can, always the same. */
    default Sampling sampling() {
        return Sampling.builder().maxTokens(16).temperature(0.0).seed(7L).build();
    }

    /** A model of the same provider that is not served. */
    default ModelId unknownModel() {
        return new ModelId(model().provider(), "no-such-model");
    }

    /** Whether {@code maxTokens} is kept; false where the answers are recorded ones. */
    default boolean limitsTokens() {
        return true;
    }

    /** Whether the same request with the same seed has the same answer. */
    default boolean repeatsItself() {
        return true;
    }

    /** Whether stop sequences are kept; false where the answers are recorded ones. */
    default boolean honoursStops() {
        return true;
    }

    /** The request most promises are tried with. */
    default CompletionRequest shortRequest() {
        return CompletionRequest.of(
                model(), prompt(), sampling(), Deadline.in(Duration.ofSeconds(30)));
    }
}
