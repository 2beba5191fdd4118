package dev.promptport.function.toxicity;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.port.ClassificationPort;
import dev.promptport.domain.usecase.ClassifyText;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.FunctionModel;

import java.time.Duration;

/**
 * Puts a caller's request into the domain's terms, and failures of the domain into the caller's.
 *
 * @param top labels for a caller that does not say how many
 * @param mostCharacters longest text
 * @param mostLabels most labels; who asks for more gets that many
 * @param limit how long a request may take
 */
record ToxicityClassifier(
        FunctionModel model,
        ClassificationPort models,
        Deadlines deadlines,
        int top,
        int mostCharacters,
        int mostLabels,
        Duration limit) {

    Classification classify(ToxicityRequest request) {
        ClassifyText classifyText =
                new ClassifyText(models, model.id(), mostCharacters, mostLabels);
        try {
            return classifyText.classify(
                    request.asked(),
                    request.k() == null ? top : request.k(),
                    deadlines.within(limit));
        } catch (InvalidRequest e) {
            throw e.field().equals("text")
                    ? new InvalidRequest(request.name(), e.reason(), e.getMessage())
                    : e;
        }
    }
}
