package dev.promptport.aws.bedrock.request;

import java.util.List;

/** All that one side says before the other does; never empty. */
public record Turn(Role role, List<Block> blocks) {

    /** The two sides: what tools answer, the user says. */
    public enum Role {
        USER,
        ASSISTANT;

        /** As it is written in JSON. */
        public String label() {
            return this == USER ? "user" : "assistant";
        }
    }

    public Turn {
        blocks = List.copyOf(blocks);
    }
}
