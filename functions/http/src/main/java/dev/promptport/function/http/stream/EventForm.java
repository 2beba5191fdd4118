package dev.promptport.function.http.stream;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;

import java.util.List;

/**
 * How one completion is told in events: each list holds the data of none, one or several of them.
 * {@code [DONE]} comes after the end by itself.
 */
public interface EventForm {

    List<Object> beginning();

    List<Object> piece(Delta delta);

    List<Object> end(Completion completion);
}
