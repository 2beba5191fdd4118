package dev.promptport.function.http.json;

import dev.promptport.domain.failure.InvalidRequest;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The names a caller wrote, by the names the domain has for the same.
 *
 * @param name gives a field of the domain the caller's name, which may be the same
 */
public record WrittenFields(UnaryOperator<String> name) {

    /** Fields that are not among these go by the domain's names. */
    public static WrittenFields of(Map<String, String> names) {
        Map<String, String> known = Map.copyOf(names);
        return new WrittenFields(field -> known.getOrDefault(field, field));
    }

    /** Does the work; a refused field comes out under the caller's spelling. */
    public <T> T asWritten(Supplier<T> work) {
        try {
            return work.get();
        } catch (InvalidRequest e) {
            String written = name.apply(e.field());
            throw new InvalidRequest(
                    written,
                    e.reason(),
                    e.getMessage().replace("'" + e.field() + "'", "'" + written + "'"));
        }
    }
}
