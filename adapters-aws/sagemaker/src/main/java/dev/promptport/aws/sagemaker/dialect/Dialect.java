package dev.promptport.aws.sagemaker.dialect;

import com.google.gson.JsonObject;

import dev.promptport.aws.sagemaker.prompt.PromptFormat;
import dev.promptport.domain.completion.CompletionRequest;

import java.util.Optional;

/**
 * What a container expects to be asked. Answers are understood in any of the forms, whatever the
 * dialect: the same container answers differently from version to version.
 */
public enum Dialect {

    /** Text Generation Inference, as JumpStart runs Mistral. */
    TGI {
        @Override
        Question question(CompletionRequest request, PromptFormat format, boolean stream) {
            String prompt = format.prompt(request);
            return Question.text(prompt, TextRequest.tgi(prompt, request.sampling(), stream));
        }
    },

    /** AWS's Large Model Inference containers, on DJL Serving. */
    LMI {
        @Override
        Question question(CompletionRequest request, PromptFormat format, boolean stream) {
            String prompt = format.prompt(request);
            return Question.text(prompt, TextRequest.lmi(prompt, request.sampling(), stream));
        }
    },

    /** JumpStart's Llama 2, which wants its licence accepted with each call. */
    LLAMA2 {
        @Override
        Question question(CompletionRequest request, PromptFormat format, boolean stream) {
            String prompt = format.prompt(request);
            return Question.text(prompt, TextRequest.llama2(prompt, request.sampling(), stream));
        }

        @Override
        public Optional<String> customAttributes() {
            return Optional.of("accept_eula=true");
        }
    },

    /** OpenAI's chat completions, as newer TGI and LMI containers take them; the one with tools. */
    MESSAGES {
        @Override
        Question question(CompletionRequest request, PromptFormat format, boolean stream) {
            JsonObject body = ChatRequest.body(request, stream);
            return Question.chat(body, TokenEstimate.of(request.messages()));
        }
    };

    abstract Question question(CompletionRequest request, PromptFormat format, boolean stream);

    /** What to send as the endpoint's custom attributes. */
    public Optional<String> customAttributes() {
        return Optional.empty();
    }
}
