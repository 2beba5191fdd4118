package dev.promptport.aws.sagemaker;

import dev.promptport.aws.sagemaker.dialect.Dialect;
import dev.promptport.aws.sagemaker.prompt.PromptFormat;
import dev.promptport.aws.sagemaker.prompt.PromptStyle;

/**
 * An endpoint that generates text.
 *
 * @param prompts how messages become a prompt; not used by the messages dialect
 * @param echoed whether the container begins its answers with the prompt although asked not to, and
 *     it is to be dropped
 */
public record SageMakerEndpoint(
        EndpointTarget target, Dialect dialect, PromptFormat prompts, boolean echoed) {

    /** With the prompts that the dialect's best-known model was trained on. */
    public static SageMakerEndpoint of(EndpointTarget target, Dialect dialect) {
        PromptStyle style =
                switch (dialect) {
                    case TGI -> PromptStyle.MISTRAL;
                    case LLAMA2 -> PromptStyle.LLAMA2;
                    case LMI, MESSAGES -> PromptStyle.PLAIN;
                };
        return new SageMakerEndpoint(target, dialect, PromptFormat.of(style), false);
    }

    public SageMakerEndpoint withPrompts(PromptFormat other) {
        return new SageMakerEndpoint(target, dialect, other, echoed);
    }

    public SageMakerEndpoint withEchoed(boolean other) {
        return new SageMakerEndpoint(target, dialect, prompts, other);
    }
}
