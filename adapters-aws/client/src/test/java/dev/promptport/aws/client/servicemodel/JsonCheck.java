package dev.promptport.aws.client.servicemodel;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** What shapes ask of values in JSON. */
final class JsonCheck {

    private final Function<String, Shape> shapes;
    private final Faults faults;
    private final ScalarCheck scalars;

    JsonCheck(Function<String, Shape> shapes, Faults faults) {
        this.shapes = shapes;
        this.faults = faults;
        this.scalars = new ScalarCheck(faults);
    }

    void value(Shape shape, String path, JsonNode value) {
        if (shape.isDocument()) {
            return;
        }
        switch (shape.type()) {
            case STRUCTURE -> {
                if (is(JsonNode::isObject, "object", path, value)) {
                    structure(shape.members(), shape.isUnion(), path, value.asObject());
                }
            }
            case LIST -> {
                if (is(JsonNode::isArray, "array", path, value)) {
                    list(shape, path, value.asArray());
                }
            }
            case MAP -> {
                if (is(JsonNode::isObject, "object", path, value)) {
                    map(shape, path, value.asObject());
                }
            }
            case STRING -> {
                if (is(JsonNode::isString, "string", path, value)) {
                    scalars.string(shape, path, value.asString());
                }
            }
            case BLOB -> {
                if (is(JsonNode::isString, "string", path, value)) {
                    scalars.base64(shape, path, value.asString());
                }
            }
            case BOOLEAN -> is(JsonNode::isBoolean, "boolean", path, value);
            case INTEGER, LONG -> {
                if (is(JsonNode::isNumber, "number", path, value)) {
                    scalars.wholeNumber(
                            shape, path, value.asNumber(), shape.type() == ShapeType.LONG);
                }
            }
            case FLOAT, DOUBLE -> {
                if (is(JsonNode::isNumber, "number", path, value)) {
                    scalars.number(shape, path, value.asNumber());
                }
            }
            case TIMESTAMP -> {
                if (is(it -> it.isNumber() || it.isString(), "time", path, value)) {
                    scalars.timestamp(shape, path, value.text(), "unixTimestamp");
                }
            }
        }
    }

    /** An object of those members. */
    void structure(List<Member> members, boolean union, String path, Map<String, JsonNode> given) {
        for (Member member : members) {
            String place = path.isEmpty() ? member.wireName() : path + "." + member.wireName();
            JsonNode value = given.get(member.wireName());
            if (value != null) {
                value(shapes.apply(member.shape()), place, value);
            } else if (member.required()) {
                faults.add(place, "is missing");
            }
        }
        for (String name : given.keySet()) {
            if (members.stream().noneMatch(member -> member.wireName().equals(name))) {
                faults.add(path.isEmpty() ? name : path + "." + name, "is no member");
            }
        }
        if (union && given.size() != 1) {
            faults.add(path, "has the members " + given.keySet() + " where exactly one is due");
        }
    }

    private void list(Shape shape, String path, List<JsonNode> given) {
        scalars.size(shape, path, given.size());
        Shape part = shapes.apply(shape.part("member"));
        for (int i = 0; i < given.size(); i++) {
            value(part, path + "[" + i + "]", given.get(i));
        }
    }

    private void map(Shape shape, String path, Map<String, JsonNode> given) {
        scalars.size(shape, path, given.size());
        Shape key = shapes.apply(shape.part("key"));
        Shape part = shapes.apply(shape.part("value"));
        given.forEach(
                (name, value) -> {
                    scalars.string(key, path + " (key)", name);
                    value(part, path + "." + name, value);
                });
    }

    private boolean is(Predicate<JsonNode> kind, String name, String path, JsonNode value) {
        if (!kind.test(value)) {
            faults.add(path, "is no " + name);
            return false;
        }
        return true;
    }
}
