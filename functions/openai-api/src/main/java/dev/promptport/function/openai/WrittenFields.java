package dev.promptport.function.openai;

import dev.promptport.domain.failure.InvalidRequest;

import java.util.Map;
import java.util.function.Supplier;

/** The names a caller wrote, by the names the domain has for the same. */
public record WrittenFields(Map<String, String> names) {

    public WrittenFields {
        names = Map.copyOf(names);
    }

    /** Does the work; a refused field comes out under the caller's spelling. */
    public <T> T asWritten(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidRequest e) {
            String name = names.getOrDefault(e.field(), e.field());
            throw new InvalidRequest(
                    name,
                    e.reason(),
                    e.getMessage().replace("'" + e.field() + "'", "'" + name + "'"));
        }
    }
}
