package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import java.util.Map;

/** What a container calls the choices it knows. */
record ParameterNames(Map<Parameter, String> names) {

    ParameterNames {
        names = Map.copyOf(names);
    }

    /**
     * Adds what the sampling asks for.
     *
     * @throws InvalidRequest naming what the container does not know: an answer made otherwise than
     *     asked would not be noticed
     */
    void write(Sampling sampling, JsonObject into) {
        for (Parameter parameter : Parameter.values()) {
            parameter
                    .asked(sampling)
                    .ifPresent(value -> into.addProperty(nameOf(parameter), value));
        }
    }

    private String nameOf(Parameter parameter) {
        String name = names.get(parameter);
        if (name == null) {
            throw new InvalidRequest(
                    parameter.field(),
                    Reason.UNSUPPORTED,
                    "the container of this endpoint does not know '" + parameter.field() + "'");
        }
        return name;
    }

    static void writeStops(Sampling sampling, String name, JsonObject into) {
        if (!sampling.stop().isEmpty()) {
            JsonArray stops = new JsonArray();
            sampling.stop().forEach(stops::add);
            into.add(name, stops);
        }
    }
}
