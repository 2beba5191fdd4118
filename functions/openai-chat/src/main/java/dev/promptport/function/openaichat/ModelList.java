package dev.promptport.function.openaichat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;

import dev.promptport.domain.completion.ModelId;
import dev.promptport.function.openai.ModelName;

import io.micronaut.serde.annotation.Serdeable;

import java.util.Collection;
import java.util.List;

/** Models as OpenAI lists them. */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelList(String object, List<Model> data) {

    /**
     * One model.
     *
     * @param created when it was made, which is not known here: 0
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.ALWAYS)
    public record Model(
            String id, String object, long created, @JsonProperty("owned_by") String ownedBy) {

        static Model of(ModelId model) {
            return new Model(ModelName.of(model), "model", 0, model.provider());
        }
    }

    static ModelList of(Collection<ModelId> models) {
        return new ModelList("list", models.stream().map(Model::of).toList());
    }
}
