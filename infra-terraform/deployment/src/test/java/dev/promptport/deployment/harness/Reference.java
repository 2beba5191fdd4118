package dev.promptport.deployment.harness;

/**
 * A request that the system which a function replaces was sent, as a line of curl. {@code $URL} is
 * the base URL of the function's API, with the stage, if it has one.
 */
public enum Reference {
    T5(
            "t5",
            """
            curl -X POST -H "Content-Type: application/json" \\
              -d '{"command":"correct: This pacakge contians teh documentation."}' \\
              "$URL/rust-lambda-t5?name=world\""""),
    T5_BY_ITS_NAME(
            "t5",
            """
            curl "$URL/t5" -H 'content-type: application/json' \\
              -d '{"command":"correct: This pacakge contians teh documentation."}'"""),
    MISTRAL(
            "sagemaker-chat",
            """
            curl -X POST -H "Content-Type: application/json" \\
              -d '{"inputs":"What is the capital of France?","parameters":{"max_new_tokens":256}}' \\
              "$URL/invoke_sagemaker_endpoint\""""),
    TOXICITY(
            "toxicity",
            """
            curl --aws-sigv4 aws:amz:eu-central-1:lambda --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
              "$URL/?k=3&q=who%20am%20i\""""),
    CODE_GENERATION(
            "code-generation",
            """
            curl -X POST -H 'content-type: application/json' \\
              -d '{"key": "Python", "message": "generate binary search tree"}' "$URL/code_generation\""""),
    CODE_GENERATION_WITH_HYPHEN(
            "code-generation",
            """
            curl -X POST -H 'content-type: application/json' -H 'accept: text/plain' \\
              -d '{"key": "Python", "message": "generate binary search tree"}' "$URL/code-generation\""""),
    CODE_GENERATION_ONCE(
            "code-generation",
            """
            curl -X POST -H 'content-type: application/json' -H 'Idempotency-Key: order-7' \\
              -d '{"key": "Python", "message": "generate binary search tree"}' "$URL/code_generation\""""),
    CODE_GENERATION_AGAIN("code-generation", CODE_GENERATION_ONCE.line),
    APP(
            "openai-chat",
            """
            curl "$URL/examples/default-grammar" -H "x-api-key: $API_KEY" -H 'content-type: application/json' \\
              -d '{"input_text":"she broked the lamp post","chat_history":[]}'"""),
    APPS("openai-chat", "curl \"$URL/examples\" -H \"x-api-key: $API_KEY\""),
    PASSTHROUGH(
            "openai-chat",
            """
            curl -X POST "$URL/passthrough" -H "x-api-key: $API_KEY" -H 'content-type: application/json' \\
              -d '{"model":"gpt-4-turbo","end_point":"ChatCompletion","object_type":"chat.completion","temperature":0.5,
                   "max_tokens":256,"messages":[{"role":"user","content":"she broked the lamp post"}]}'"""),
    PASSTHROUGH_V2(
            "openai-chat",
            """
            curl -X POST "$URL/passthrough_v2" -H "x-api-key: $API_KEY" -H 'content-type: application/json' \\
              -d '{"input_text":"she broked the lamp post"}'"""),
    WRONG_PASSTHROUGH(
            "openai-chat",
            """
            curl -X POST "$URL/passthrough_v2" -H "x-api-key: $API_KEY" -H 'content-type: application/json' \\
              -d '{"messages":[{"role":"nobody","content":"x"}]}'"""),
    CHAT_COMPLETIONS(
            "openai-chat",
            """
            curl "$URL/chat/completions" -H "x-api-key: $API_KEY" -H 'content-type: application/json' \\
              -d '{"model":"gpt-4-turbo","messages":[{"role":"user","content":"she broked the lamp post"}]}'"""),
    CHAT_COMPLETIONS_BY_ALIAS(
            "openai-chat",
            """
            curl "$URL/v1/chat/completions" -H "x-api-key: $API_KEY" -H 'content-type: application/json' \\
              -d '{"model":"gpt-4","messages":[{"role":"user","content":"she broked the lamp post"}]}'"""),
    TEST_504(
            "openai-chat",
            "curl -X POST \"$URL/tests/test_504\" -H 'content-type: application/json' -d '{}'"),
    LANGCHAIN(
            "memory-chat",
            """
            curl -X POST "$URL/langchain" -H "x-api-key: $API_KEY" -H 'content-type: application/json' \\
              -d '{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Tea?"}],
                   "conversation_id":"tea"}'"""),
    MARV(
            "memory-chat",
            """
            curl -X POST "$URL/examples/default-marv-sarcastic-chat" -H "x-api-key: $API_KEY" \\
              -H 'content-type: application/json' \\
              -d '{"input_text":"Meet the viewers.","conversation_id":"tea"}'"""),
    FUNCTION_CALLING(
            "function-calling",
            """
            curl -X POST "$URL/examples/openai-function-calling" -H "x-api-key: $API_KEY" \\
              -H 'content-type: application/json' -d '{"input_text":"How is the weather in Cambridge, MA?"}'"""),
    FUNCTION_PASSTHROUGH(
            "function-calling",
            """
            curl -X POST "$URL/openai_function_passthrough" -H "x-api-key: $API_KEY" \\
              -H 'content-type: application/json' \\
              -d '{"model":"gpt-4-turbo","messages":[{"role":"user","content":"How is the weather in Cambridge, MA?"}]}'"""),
    INFO("info", "curl \"$URL/info\" -H \"x-api-key: $API_KEY\"");

    private final String function;
    private final String line;

    Reference(String function, String line) {
        this.function = function;
        this.line = line;
    }

    /** The function that answers it, as the stack calls it: {@code t5}. */
    public String function() {
        return function;
    }

    public String line() {
        return line;
    }
}
