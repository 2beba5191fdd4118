package dev.promptport.function.openai;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Sees every response before it is written. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ReferenceFilter {

    private final ReferenceAnswers answers;

    ReferenceFilter(ReferenceAnswers answers) {
        this.answers = answers;
    }

    @ResponseFilter
    void shape(HttpRequest<?> request, MutableHttpResponse<?> response) {
        answers.shape(request, response);
    }
}
