package dev.promptport.inference.local;

import dev.promptport.domain.completion.Completion;
import dev.promptport.domain.completion.CompletionRequest;
import dev.promptport.domain.completion.Delta;
import dev.promptport.domain.completion.FinishReason;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.StopSequences;
import dev.promptport.domain.completion.TokenUsage;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.CompletionPort;
import dev.promptport.domain.port.StreamingCompletionPort;
import dev.promptport.inference.local.admission.BoundedWorkers;
import dev.promptport.inference.local.admission.InUse;
import dev.promptport.inference.local.decoding.Generation;
import dev.promptport.inference.local.decoding.GenerationDefaults;
import dev.promptport.inference.local.decoding.Written;
import dev.promptport.inference.local.pytorch.PyTorch;
import dev.promptport.inference.local.t5.T5Network;
import dev.promptport.inference.local.text.GrowingText;
import dev.promptport.inference.local.text.T5Tokenizer;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * A T5 in this process, as completion ports. One loaded model serves many threads; requests beyond
 * the queue are turned away with {@code Throttled}. Closing it ends what runs and gives the native
 * memory back.
 */
public final class LocalT5 implements CompletionPort, StreamingCompletionPort, AutoCloseable {

    static final String PROVIDER = "local";

    private final ModelId model;
    private final LocalT5Settings settings;
    private final T5Tokenizer tokenizer;
    private final T5Network network;
    private final Generation generation;
    private final GenerationDefaults defaults;
    private final BoundedWorkers workers;
    private final InUse inUse = new InUse();

    private LocalT5(
            LocalT5Settings settings,
            T5Tokenizer tokenizer,
            T5Network network,
            GenerationDefaults defaults) {
        this.model = new ModelId(PROVIDER, settings.name());
        this.settings = settings;
        this.tokenizer = tokenizer;
        this.network = network;
        this.defaults = defaults;
        this.generation = new Generation(network, settings.maxNewTokens());
        this.workers =
                new BoundedWorkers(
                        "t5-" + settings.name(),
                        settings.workers(),
                        settings.queue(),
                        () -> PyTorch.prepareThread(settings.threadsPerWorker()));
    }

    /**
     * Loads a Hugging Face T5 directory.
     *
     * @throws Misconfigured in one sentence that names the file at fault
     */
    public static LocalT5 load(LocalT5Settings settings, Path directory) {
        PyTorch.start(settings.cache(), settings.threadsPerWorker());
        T5Network network =
                switch (settings.precision()) {
                    case INT8 -> T5Network.int8(directory, settings.cache());
                    case FP32 -> T5Network.fp32(directory);
                };
        try {
            GenerationDefaults defaults = GenerationDefaults.read(directory);
            return new LocalT5(
                    settings,
                    T5Tokenizer.load(directory, network.config().end()),
                    network,
                    defaults);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    public ModelId model() {
        return model;
    }

    @Override
    public Completion complete(CompletionRequest request) {
        return stream(request, delta -> {});
    }

    @Override
    public Completion stream(CompletionRequest request, Consumer<? super Delta> sink) {
        request.deadline().check();
        return inUse.during(() -> answer(request, sink));
    }

    private Completion answer(CompletionRequest request, Consumer<? super Delta> sink) {
        workers.ensureOpen();
        long[] prompt = prompt(request);
        GenerationJob job =
                new GenerationJob(
                        generation, prompt, defaults.under(request.sampling()), request.deadline());
        workers.submit(job);
        try {
            return follow(job, request.sampling().stop(), prompt.length, sink);
        } finally {
            job.stop();
            workers.forget(job);
        }
    }

    private long[] prompt(CompletionRequest request) {
        if (!request.model().equals(model)) {
            throw new UnknownModel(request.model(), "this process runs the model " + model);
        }
        long[] prompt = tokenizer.encode(T5Prompt.of(request));
        if (prompt.length > settings.maxInputTokens()) {
            throw new InvalidRequest(
                    "prompt",
                    Reason.CONTEXT_LENGTH,
                    "the prompt is "
                            + prompt.length
                            + " tokens long; this model reads at most "
                            + settings.maxInputTokens());
        }
        Integer wanted = request.sampling().maxTokens();
        if (wanted != null && wanted > settings.maxNewTokens()) {
            throw InvalidRequest.invalid(
                    "max_tokens",
                    "'max_tokens' is "
                            + wanted
                            + "; this model writes at most "
                            + settings.maxNewTokens());
        }
        return prompt;
    }

    private Completion follow(
            GenerationJob job, List<String> stop, int read, Consumer<? super Delta> sink) {
        AnswerText text = new AnswerText(new GrowingText(tokenizer), new StopSequences(stop), sink);
        while (true) {
            switch (job.next()) {
                case GenerationJob.Event.Token token -> {
                    text.add(token.id());
                    if (text.stopped()) {
                        return completion(text, FinishReason.STOP, read, text.tokens());
                    }
                }
                case GenerationJob.Event.Done done -> {
                    Written written = done.written();
                    text.finish();
                    return completion(
                            text,
                            text.stopped() ? FinishReason.STOP : written.reason(),
                            read,
                            written.steps());
                }
                case GenerationJob.Event.Failed failed -> throw LocalFailures.of(failed.cause());
            }
        }
    }

    private Completion completion(AnswerText text, FinishReason reason, int read, int written) {
        return new Completion(
                text.toString(), List.of(), reason, TokenUsage.of(read, written), model);
    }

    /** Waits for callers to take what was written for them, then frees the native memory. */
    @Override
    public void close() {
        workers.close();
        inUse.alone(
                () -> {
                    network.close();
                    tokenizer.close();
                });
    }
}
