package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonObject;

/**
 * A request as the container gets it.
 *
 * @param prompt what an answer may begin with; empty when there is no one text
 * @param estimatedInput about how many tokens it reads
 */
record Question(String prompt, JsonObject body, int estimatedInput) {

    static Question text(String prompt, JsonObject body) {
        return new Question(prompt, body, TokenEstimate.of(prompt));
    }

    static Question chat(JsonObject body, int estimatedInput) {
        return new Question("", body, estimatedInput);
    }
}
