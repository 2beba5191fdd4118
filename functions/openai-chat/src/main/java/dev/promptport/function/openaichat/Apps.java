package dev.promptport.function.openaichat;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.UnknownPrompt;
import dev.promptport.domain.port.PromptPort;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;
import dev.promptport.domain.usecase.AppRequest;
import dev.promptport.domain.usecase.CompleteText;
import dev.promptport.domain.usecase.Limits;
import dev.promptport.domain.usecase.RunApp;
import dev.promptport.function.http.invocation.Deadlines;
import dev.promptport.function.models.CompletionModels;
import dev.promptport.function.openai.AppBody;
import dev.promptport.function.openai.ChatModel;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The ready-made apps and what it takes to run them. */
final class Apps {

    private final PromptPort prompts;
    private final ChatModel model;
    private final CompletionModels models;
    private final Limits limits;
    private final Deadlines deadlines;
    private final Duration limit;

    Apps(
            PromptPort prompts,
            ChatModel model,
            CompletionModels models,
            Limits limits,
            Deadlines deadlines,
            Duration limit) {
        this.prompts = prompts;
        this.model = model;
        this.models = models;
        this.limits = limits;
        this.deadlines = deadlines;
        this.limit = limit;
    }

    /**
     * Every one, by its slug.
     *
     * @throws dev.promptport.domain.failure.Failure when they cannot be read
     */
    List<PromptTemplate> list() {
        return prompts.list();
    }

    /**
     * The app of that slug; none when it is no slug at all.
     *
     * @throws dev.promptport.domain.failure.Failure when it cannot be read
     */
    Optional<PromptTemplate> named(String slug) {
        return id(slug).flatMap(prompts::find);
    }

    /**
     * The model that answers for the app.
     *
     * @throws dev.promptport.domain.failure.Misconfigured when the function has no model
     */
    ModelId model(PromptTemplate app) {
        return model.choice().over(app.model());
    }

    /** The same; what the app prefers when the function has no model. */
    Optional<ModelId> shownModel(PromptTemplate app) {
        return model.missing().isPresent() ? app.model() : Optional.of(model(app));
    }

    /** The function's model and those of the apps, by name. */
    List<ModelId> models() {
        return Stream.concat(
                        model.missing().isPresent() ? Stream.empty() : Stream.of(model.id()),
                        readable().stream().flatMap(app -> shownModel(app).stream()))
                .distinct()
                .sorted(Comparator.comparing(ModelId::toString))
                .toList();
    }

    /** A wrong file is told to whoever asks for apps; it keeps nobody from asking for models. */
    private List<PromptTemplate> readable() {
        try {
            return list();
        } catch (Misconfigured _) {
            return List.of();
        }
    }

    /** What the app is asked, until when the function allows. */
    AppRequest request(PromptTemplate app, AppBody body) {
        return new AppRequest(app.id(), body.inputText(), body.history(), deadlines.within(limit));
    }

    /**
     * The app's answer.
     *
     * @throws UnknownPrompt when it has gone
     * @throws dev.promptport.domain.failure.Failure whatever else the ports report
     */
    Completion run(AppRequest request) {
        return running().run(request);
    }

    /** The same, piece by piece. */
    Completion stream(AppRequest request, Consumer<? super Delta> sink) {
        return running().stream(request, sink);
    }

    private RunApp running() {
        return new RunApp(
                prompts, new CompleteText(models, models, model.id(), limits), model.choice());
    }

    private static Optional<PromptId> id(String slug) {
        try {
            return Optional.of(new PromptId(slug));
        } catch (InvalidRequest _) {
            return Optional.empty();
        }
    }
}
