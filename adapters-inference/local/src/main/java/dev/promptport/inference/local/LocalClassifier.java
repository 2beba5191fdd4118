package dev.promptport.inference.local;

import dev.promptport.domain.classification.Classification;
import dev.promptport.domain.classification.ClassificationRequest;
import dev.promptport.domain.classification.LabelScore;
import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.UnknownModel;
import dev.promptport.domain.port.ClassificationPort;
import dev.promptport.inference.local.admission.BoundedWorkers;
import dev.promptport.inference.local.admission.InUse;
import dev.promptport.inference.local.classifier.ClassifierConfig;
import dev.promptport.inference.local.classifier.ClassifierNetwork;
import dev.promptport.inference.local.pytorch.PyTorch;
import dev.promptport.inference.local.text.ClassifierTokenizer;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sequence classifier in this process, as a classification port. One loaded model serves many
 * threads; requests beyond the queue are turned away with {@code Throttled}. Texts that are too
 * long are cut off. Closing it ends what waits and gives the native memory back.
 */
public final class LocalClassifier implements ClassificationPort, AutoCloseable {

    private final ModelId model;
    private final ClassifierTokenizer tokenizer;
    private final ClassifierNetwork network;
    private final BoundedWorkers workers;
    private final InUse inUse = new InUse();

    private LocalClassifier(
            LocalClassifierSettings settings,
            ClassifierTokenizer tokenizer,
            ClassifierNetwork network) {
        this.model = new ModelId(LocalT5.PROVIDER, settings.name());
        this.tokenizer = tokenizer;
        this.network = network;
        this.workers =
                new BoundedWorkers(
                        "classifier-" + settings.name(),
                        settings.workers(),
                        settings.queue(),
                        () -> PyTorch.prepareThread(settings.threadsPerWorker()));
    }

    /**
     * Loads a Hugging Face directory of a BERT, DistilBERT, RoBERTa, XLM-RoBERTa, CamemBERT or
     * ELECTRA that was trained to label texts.
     *
     * @throws Misconfigured in one sentence that names the file at fault
     */
    public static LocalClassifier load(LocalClassifierSettings settings, Path directory) {
        PyTorch.start(settings.cache(), settings.threadsPerWorker());
        ClassifierNetwork network =
                switch (settings.precision()) {
                    case INT8 -> ClassifierNetwork.int8(directory, settings.cache());
                    case FP32 -> ClassifierNetwork.fp32(directory);
                };
        try {
            int most = Math.min(settings.maxTokens(), network.config().positions());
            return new LocalClassifier(
                    settings, ClassifierTokenizer.load(directory, most), network);
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    public ModelId model() {
        return model;
    }

    @Override
    public Classification classify(ClassificationRequest request) {
        request.deadline().check();
        if (!request.model().equals(model)) {
            throw new UnknownModel(request.model(), "this process runs the model " + model);
        }
        float[] logits = inUse.during(() -> logits(request));
        ClassifierConfig config = network.config();
        double[] probabilities = config.scale().probabilities(logits);
        List<LabelScore> labels =
                IntStream.range(0, probabilities.length)
                        .mapToObj(i -> new LabelScore(config.labels().get(i), probabilities[i]))
                        .sorted(Comparator.comparingDouble(LabelScore::probability).reversed())
                        .limit(request.top())
                        .toList();
        return new Classification(model, labels);
    }

    private float[] logits(ClassificationRequest request) {
        workers.ensureOpen();
        ClassificationJob job =
                new ClassificationJob(
                        network, tokenizer.encode(request.text()), request.deadline());
        workers.submit(job);
        try {
            return job.await();
        } finally {
            job.abandon();
            workers.forget(job);
        }
    }

    /** Waits for what is being computed, then frees the native memory. */
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
