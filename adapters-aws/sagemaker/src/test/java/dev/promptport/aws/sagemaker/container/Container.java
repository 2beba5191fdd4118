package dev.promptport.aws.sagemaker.container;

import com.google.gson.JsonObject;

import java.util.List;

/** How a container is asked and answers. */
interface Container {

    /** What the request asks of the model. */
    Story story(JsonObject request);

    /** The whole answer. */
    String whole(JsonObject request, Story story);

    /** The lines of a streamed answer before its last token, one for each token. */
    String token(String token);

    /** The lines that end it. */
    List<String> end(JsonObject request, Story story);
}
