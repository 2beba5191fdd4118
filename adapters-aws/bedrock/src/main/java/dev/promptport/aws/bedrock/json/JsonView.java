package dev.promptport.aws.bedrock.json;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.core.document.Document;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A value of somebody else's JSON, read by asking for what is expected: what is not there, or is of
 * another kind, reads as nothing.
 */
public final class JsonView {

    private static final JsonView NOTHING = new JsonView(null);

    private final @Nullable Document value;

    private JsonView(@Nullable Document value) {
        this.value = value;
    }

    /** Empty when the text is not JSON. */
    public static Optional<JsonView> of(String text) {
        return JsonText.read(text).map(JsonView::new);
    }

    /** The value that the names lead to, one object inside the other. */
    public JsonView at(String... names) {
        JsonView found = this;
        for (String name : names) {
            found = found.member(name);
        }
        return found;
    }

    private JsonView member(String name) {
        Document member = value != null && value.isMap() ? value.asMap().get(name) : null;
        return member == null ? NOTHING : new JsonView(member);
    }

    public boolean present() {
        return value != null && !value.isNull();
    }

    /** The items of an array. */
    public List<JsonView> items() {
        return value != null && value.isList()
                ? value.asList().stream().map(JsonView::new).toList()
                : List.of();
    }

    /** The text of a string, empty for anything else. */
    public String text() {
        return value != null && value.isString() ? value.asString() : "";
    }

    /** A count, 0 for anything that is none. */
    public int count() {
        if (value == null || !value.isNumber()) {
            return 0;
        }
        BigDecimal number = value.asNumber().bigDecimalValue();
        return number.signum() < 0 || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0
                ? 0
                : number.intValue();
    }

    /** The value as JSON text. */
    public String json() {
        return value == null ? "null" : JsonText.write(value);
    }
}
