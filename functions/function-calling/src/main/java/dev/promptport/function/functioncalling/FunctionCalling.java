package dev.promptport.function.functioncalling;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.usecase.AnswerWithPlugins;
import dev.promptport.domain.usecase.PluginAnswer;
import dev.promptport.function.http.invocation.Deadlines;

import java.time.Duration;
import java.util.function.Consumer;

/** Has the model answer with tools and plugins, in the time there is. */
final class FunctionCalling {

    private final AnswerWithPlugins answers;
    private final Deadlines deadlines;
    private final Duration limit;

    FunctionCalling(AnswerWithPlugins answers, Deadlines deadlines, Duration limit) {
        this.answers = answers;
        this.deadlines = deadlines;
        this.limit = limit;
    }

    PluginAnswer answer(FunctionCallingRequest asked) {
        return answers.answer(asked.until(deadlines.within(limit)), asked.choice());
    }

    /** The same in one piece: what a model says before it has called its tools is no answer yet. */
    Completion stream(FunctionCallingRequest asked, Consumer<? super Delta> sink) {
        Completion completion = answer(asked).completion();
        sink.accept(new Delta.Text(completion.text()));
        return completion;
    }
}
