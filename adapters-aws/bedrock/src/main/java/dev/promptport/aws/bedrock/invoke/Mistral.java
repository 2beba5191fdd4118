package dev.promptport.aws.bedrock.invoke;

import dev.promptport.aws.bedrock.answer.GrowingAnswer;
import dev.promptport.aws.bedrock.json.JsonView;
import dev.promptport.aws.bedrock.request.ModelSampling;
import dev.promptport.aws.bedrock.request.PreparedRequest;

import software.amazon.awssdk.core.document.Document;

/** Mistral: a prompt of instructions. */
record Mistral() implements InvokeCodec {

    private static final String BEGIN = "<s>";
    private static final String END = "</s>";
    private static final String OPEN = "[INST]";
    private static final String CLOSE = "[/INST]";

    @Override
    public Document body(PreparedRequest asked) {
        ModelSampling sampling = asked.sampling();
        return new BodyBuilder()
                .put("prompt", prompt(Transcript.of(asked, BEGIN, END, OPEN, CLOSE)))
                .put("max_tokens", sampling.maxTokens())
                .strings("stop", sampling.stop())
                .put("temperature", sampling.temperature())
                .put("top_p", sampling.topP())
                .put("top_k", sampling.topK())
                .build();
    }

    /** There is no place for a system prompt: it opens the first instruction. */
    private static String prompt(Transcript transcript) {
        StringBuilder prompt = new StringBuilder(BEGIN);
        String before = transcript.system().isEmpty() ? "" : transcript.system() + "\n\n";
        for (Transcript.Line line : transcript.lines()) {
            if (line.ofUser()) {
                prompt.append(OPEN + " ").append(before).append(line.text()).append(" " + CLOSE);
                before = "";
            } else {
                prompt.append(' ').append(line.text()).append(END);
            }
        }
        if (transcript.endsWithAssistant()) {
            prompt.setLength(prompt.length() - END.length());
        }
        return prompt.toString();
    }

    @Override
    public void whole(JsonView body, GrowingAnswer answer) {
        chunk(body, answer);
    }

    @Override
    public void chunk(JsonView chunk, GrowingAnswer answer) {
        for (JsonView output : chunk.at("outputs").items()) {
            answer.continuation(output.at("text").text());
            StopWords.read(output.at("stop_reason"), answer);
        }
    }
}
