package dev.promptport.function.openaichat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.domain.prompt.PromptTemplate;
import dev.promptport.function.openai.ModelName;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/** The ready-made apps there are. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record AppList(List<App> apps) {

    /**
     * One app.
     *
     * @param slug its name in paths
     * @param model the model that answers
     * @param sampleInput an input to try it with
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record App(
            String slug,
            String title,
            @Nullable String model,
            List<String> tags,
            @JsonProperty("sample_input") String sampleInput,
            @Nullable Double temperature,
            @JsonProperty("max_tokens") @Nullable Integer maxTokens) {

        static App of(PromptTemplate app, Optional<ModelId> model) {
            return new App(
                    app.id().value(),
                    app.title(),
                    model.map(ModelName::of).orElse(null),
                    app.tags(),
                    app.sampleInput(),
                    app.sampling().temperature(),
                    app.sampling().maxTokens());
        }
    }
}
