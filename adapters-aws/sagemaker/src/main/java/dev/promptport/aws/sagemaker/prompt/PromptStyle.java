package dev.promptport.aws.sagemaker.prompt;

import dev.promptport.aws.sagemaker.prompt.Conversation.Turn;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How turns are told apart in a prompt: the form a model was trained on. */
public enum PromptStyle {

    /** {@code <s>[INST] … [/INST] …</s>[INST] … [/INST]}; instructions stand in the first turn. */
    MISTRAL {
        @Override
        String prompt(Conversation conversation) {
            String system = conversation.system();
            return "<s>" + turns(system.isEmpty() ? "" : system + "\n\n", conversation, "");
        }
    },

    /** Each turn {@code <s>[INST] … [/INST] …</s>}; instructions between {@code <<SYS>>} marks. */
    LLAMA2 {
        @Override
        String prompt(Conversation conversation) {
            String system = conversation.system();
            return turns(
                    system.isEmpty() ? "" : "<<SYS>>\n" + system + "\n<</SYS>>\n\n",
                    conversation,
                    "<s>");
        }
    },

    /** The texts in order, a line break between them. */
    PLAIN {
        @Override
        String prompt(Conversation conversation) {
            return Stream.concat(
                            Stream.of(conversation.system()),
                            conversation.turns().stream()
                                    .flatMap(turn -> Stream.of(turn.user(), turn.assistant())))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    };

    abstract String prompt(Conversation conversation);

    /** A last answer is left open: the model goes on with it. */
    private static String turns(String instructions, Conversation conversation, String opening) {
        StringBuilder prompt = new StringBuilder();
        List<Turn> turns = conversation.turns();
        for (int i = 0; i < turns.size(); i++) {
            Turn turn = turns.get(i);
            prompt.append(opening)
                    .append("[INST] ")
                    .append(i == 0 ? instructions : "")
                    .append(turn.user())
                    .append(" [/INST]");
            if (!turn.assistant().isEmpty()) {
                prompt.append(' ').append(turn.assistant());
                prompt.append(i < turns.size() - 1 ? "</s>" : "");
            }
        }
        return prompt.toString();
    }
}
