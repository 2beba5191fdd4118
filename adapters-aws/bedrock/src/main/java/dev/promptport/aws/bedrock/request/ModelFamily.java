package dev.promptport.aws.bedrock.request;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Models of one make: they take the same requests and parameters. */
public enum ModelFamily {
    /** Claude 2 and Claude Instant, by prompt. Before CLAUDE: both patterns fit their ids. */
    CLAUDE_TEXT("anthropic\\.claude-(v\\d|instant)", 500, 16),
    /** Claude 3 and later, by messages. */
    CLAUDE("anthropic\\.claude", 500, 16),
    NOVA("amazon\\.nova", 128, 4),
    TITAN_TEXT("amazon\\.titan-(text|tg1)", 0, 0),
    LLAMA("meta\\.llama", 0, 0),
    MISTRAL("mistral\\.", 200, 10),
    COHERE("cohere\\.command", 500, 4),
    JAMBA("ai21\\.jamba", 0, 16),
    /** Any other model, and every model whose id does not say what it is. */
    OTHER("(?!)", 0, 0);

    private final Pattern ids;
    private final int highestTopK;
    private final int mostStops;

    ModelFamily(String ids, int highestTopK, int mostStops) {
        // After nothing, a Region's prefix (us.) or a part of an ARN.
        this.ids = Pattern.compile("(?:^|[./])" + ids);
        this.highestTopK = highestTopK;
        this.mostStops = mostStops;
    }

    /** The family that a model id, an inference profile's id or an ARN tells of. */
    public static ModelFamily ofId(String id) {
        return Arrays.stream(values())
                .filter(family -> family.ids.matcher(id).find())
                .findFirst()
                .orElse(OTHER);
    }

    /** The family of that label. */
    public static Optional<ModelFamily> labelled(String label) {
        return Arrays.stream(values()).filter(family -> family.label().equals(label)).findFirst();
    }

    /** As settings spell it: {@code titan-text}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The highest top-k the family takes; 0 when it knows none. */
    int highestTopK() {
        return highestTopK;
    }

    /** How many stop sequences the family takes; 0 when it knows none, or nobody knows. */
    int mostStops() {
        return mostStops;
    }

    boolean knowsPenalties() {
        return this == COHERE || this == JAMBA;
    }

    /** Whether a tool's result can be marked as an error. */
    public boolean marksToolErrors() {
        return this == CLAUDE || this == NOVA;
    }

    public boolean cachesPrompts() {
        return this == CLAUDE || this == NOVA;
    }

    /** Nova caches what is said, and not the tools. */
    public boolean cachesTools() {
        return this == CLAUDE;
    }
}
