package dev.promptport.aws.client.servicemodel;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One shape of a service's model, as it is published. */
record Shape(JsonNode definition) {

    ShapeType type() {
        return ShapeType.valueOf(text("type").orElseThrow().toUpperCase(Locale.ROOT));
    }

    /** Whether it is any JSON at all. */
    boolean isDocument() {
        return isTrue("document");
    }

    /** Whether exactly one of its members is to be given. */
    boolean isUnion() {
        return isTrue("union");
    }

    /** The members of a structure. */
    List<Member> members() {
        List<String> required = texts("required");
        return definition
                .field("members")
                .map(JsonNode::asObject)
                .orElse(Map.of())
                .entrySet()
                .stream()
                .map(
                        member ->
                                new Member(
                                        member.getKey(),
                                        member.getValue(),
                                        required.contains(member.getKey())))
                .toList();
    }

    /** The member that is the body by itself. */
    Optional<Member> payload() {
        return text("payload")
                .flatMap(
                        name ->
                                members().stream()
                                        .filter(member -> member.name().equals(name))
                                        .findFirst());
    }

    /**
     * The shape of the parts of a list or a map.
     *
     * @param part {@code member}, {@code key} or {@code value}
     */
    String part(String part) {
        return definition.field(part).flatMap(it -> it.field("shape")).orElseThrow().asString();
    }

    Optional<BigDecimal> min() {
        return number("min");
    }

    Optional<BigDecimal> max() {
        return number("max");
    }

    Optional<String> pattern() {
        return text("pattern");
    }

    Optional<String> timestampFormat() {
        return text("timestampFormat");
    }

    /** The values of an enumeration; none where every value will do. */
    List<String> values() {
        return texts("enum");
    }

    private Optional<String> text(String name) {
        return definition.field(name).map(JsonNode::asString);
    }

    private Optional<BigDecimal> number(String name) {
        return definition.field(name).map(JsonNode::asNumber).map(BigDecimal::new);
    }

    private List<String> texts(String name) {
        return definition.field(name).map(JsonNode::asArray).orElse(List.of()).stream()
                .map(JsonNode::asString)
                .toList();
    }

    private boolean isTrue(String name) {
        return definition.field(name).map(JsonNode::asBoolean).orElse(false);
    }
}
