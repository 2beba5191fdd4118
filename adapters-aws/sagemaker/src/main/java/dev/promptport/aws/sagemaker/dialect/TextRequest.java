package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonObject;

import dev.promptport.domain.completion.Sampling;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.domain.failure.InvalidRequest.Reason;

import java.util.Map;

/** The body of containers that read one text: {@code {"inputs", "parameters", "stream"}}. */
final class TextRequest {

    private static final int MOST_TGI_STOPS = 4;
    private static final double ALMOST_GREEDY = 0.01;

    private static final ParameterNames TGI =
            new ParameterNames(
                    Map.of(
                            Parameter.MAX_TOKENS, "max_new_tokens",
                            Parameter.TOP_P, "top_p",
                            Parameter.TOP_K, "top_k",
                            Parameter.SEED, "seed",
                            Parameter.REPETITION_PENALTY, "repetition_penalty",
                            Parameter.FREQUENCY_PENALTY, "frequency_penalty"));

    private static final ParameterNames LMI =
            new ParameterNames(
                    Map.of(
                            Parameter.MAX_TOKENS, "max_new_tokens",
                            Parameter.TOP_P, "top_p",
                            Parameter.TOP_K, "top_k",
                            Parameter.SEED, "seed",
                            Parameter.REPETITION_PENALTY, "repetition_penalty",
                            Parameter.FREQUENCY_PENALTY, "frequency_penalty",
                            Parameter.PRESENCE_PENALTY, "presence_penalty"));

    private static final ParameterNames LLAMA2 =
            new ParameterNames(
                    Map.of(Parameter.MAX_TOKENS, "max_new_tokens", Parameter.TOP_P, "top_p"));

    private TextRequest() {}

    /** Asks TGI for details: they say why it stopped, and cost no computing. */
    static JsonObject tgi(String prompt, Sampling sampling, boolean stream) {
        if (sampling.stop().size() > MOST_TGI_STOPS) {
            throw new InvalidRequest(
                    "stop",
                    Reason.UNSUPPORTED,
                    "this endpoint takes at most " + MOST_TGI_STOPS + " stop sequences");
        }
        JsonObject parameters = drawing(TGI, sampling);
        ParameterNames.writeStops(sampling, "stop", parameters);
        parameters.addProperty("details", true);
        return body(prompt, parameters, stream);
    }

    static JsonObject lmi(String prompt, Sampling sampling, boolean stream) {
        JsonObject parameters = drawing(LMI, sampling);
        ParameterNames.writeStops(sampling, "stop_sequences", parameters);
        parameters.addProperty("details", true);
        return body(prompt, parameters, stream);
    }

    /**
     * Only the parameters that every JumpStart container of Llama 2 documents; stop sequences are
     * kept on our side. Some of these containers draw unless they are given a temperature, others
     * refuse 0.
     */
    static JsonObject llama2(String prompt, Sampling sampling, boolean stream) {
        JsonObject parameters = new JsonObject();
        LLAMA2.write(sampling, parameters);
        if (sampling.temperature() != null) {
            parameters.addProperty("temperature", Math.max(sampling.temperature(), ALMOST_GREEDY));
        }
        return body(prompt, parameters, stream);
    }

    /** A temperature of 0 is refused by containers; not drawing is how they spell it. */
    private static JsonObject drawing(ParameterNames names, Sampling sampling) {
        JsonObject parameters = new JsonObject();
        Double temperature = sampling.temperature();
        if (temperature != null && temperature == 0) {
            // With a top_p or top_k of their own these containers would draw all the same.
            names.write(sampling.toBuilder().topP(null).topK(null).build(), parameters);
            parameters.addProperty("do_sample", false);
            return parameters;
        }
        names.write(sampling, parameters);
        if (temperature != null) {
            parameters.addProperty("temperature", temperature);
        }
        if (temperature != null || sampling.topP() != null || sampling.topK() != null) {
            parameters.addProperty("do_sample", true);
        }
        return parameters;
    }

    private static JsonObject body(String prompt, JsonObject parameters, boolean stream) {
        parameters.addProperty("return_full_text", false);
        JsonObject body = new JsonObject();
        body.addProperty("inputs", prompt);
        body.add("parameters", parameters);
        if (stream) {
            body.addProperty("stream", true);
        }
        return body;
    }
}
