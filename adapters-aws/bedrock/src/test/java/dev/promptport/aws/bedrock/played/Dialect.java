package dev.promptport.aws.bedrock.played;

import dev.promptport.aws.bedrock.json.JsonView;

import java.util.List;

/** What a model of Bedrock hears and says. */
interface Dialect {

    /**
     * What it was asked.
     *
     * @param maxTokens 0 for no bound
     */
    record Asked(String prompt, int maxTokens, List<String> stop) {}

    Asked asked(JsonView body);

    /** The whole answer in JSON. */
    String whole(Saying saying);

    /** The frames of the beginning. */
    byte[] start(Saying saying);

    /** The frame of one word, the first being number 0. */
    byte[] word(String word, int number);

    /** The frames of the end. */
    byte[] end(Saying saying);

    /** What follows the model in the path, for an answer as a whole. */
    String operation();

    static List<String> texts(JsonView strings) {
        return strings.items().stream().map(JsonView::text).toList();
    }
}
