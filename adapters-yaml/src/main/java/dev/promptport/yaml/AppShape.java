package dev.promptport.yaml;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.prompt.PromptId;
import dev.promptport.domain.prompt.PromptTemplate;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * An app: its title, what the model is told, which model and how it is sampled, what to try it
 * with, and tags. It goes by the name of its file.
 */
final class AppShape implements Shape<PromptTemplate> {

    @Override
    public Supplier<PromptTemplate> read(String name, Field document) {
        String slug = DocumentName.simple(name);
        check(slug, document);
        Fields app = document.fields();
        agree(app.optional("slug"), slug);
        Optional<String> title = app.required("title").text();
        Optional<String> systemPrompt = app.required("system_prompt").text();
        Optional<ModelId> model = Models.read(app.optional("model"));
        Supplier<Sampling> sampling = sampling(app);
        Optional<String> sampleInput = app.optional("sample_input").text();
        List<String> tags = app.optional("tags").texts();
        app.refuseOthers();
        return () ->
                new PromptTemplate(
                        new PromptId(slug),
                        title.orElseThrow(),
                        systemPrompt.orElseThrow(),
                        model,
                        sampling.get(),
                        sampleInput.orElse(""),
                        tags);
    }

    private static void check(String slug, Field document) {
        try {
            var _ = new PromptId(slug);
        } catch (InvalidRequest e) {
            document.refuse("is in a file that cannot be named so: " + e.getMessage());
        }
    }

    private static void agree(Field slug, String file) {
        if (slug.text().filter(written -> !written.equals(file)).isPresent()) {
            slug.refuse(
                    "differs from the file's name, " + file + ": leave it out or rename the file");
        }
    }

    private static Supplier<Sampling> sampling(Fields app) {
        Optional<Double> temperature = SamplingFields.temperature(app.optional("temperature"));
        Optional<Integer> maxTokens = SamplingFields.maxTokens(app.optional("max_tokens"));
        Optional<Double> topP = SamplingFields.topP(app.optional("top_p"));
        Optional<Double> frequency =
                SamplingFields.frequencyPenalty(app.optional("frequency_penalty"));
        Optional<Double> presence =
                SamplingFields.presencePenalty(app.optional("presence_penalty"));
        List<String> stop = SamplingFields.stop(app.optional("stop"));
        return () ->
                Sampling.builder()
                        .temperature(temperature.orElse(null))
                        .maxTokens(maxTokens.orElse(null))
                        .topP(topP.orElse(null))
                        .frequencyPenalty(frequency.orElse(null))
                        .presencePenalty(presence.orElse(null))
                        .stop(stop)
                        .build();
    }
}
