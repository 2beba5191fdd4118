package dev.promptport.aws.client.servicemodel;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** One member of a structure. */
record Member(String name, JsonNode definition, boolean required) {

    String shape() {
        return definition.field("shape").orElseThrow().asString();
    }

    /** What it is called on the wire. */
    String wireName() {
        return definition.field("locationName").map(JsonNode::asString).orElse(name);
    }

    /** {@code uri}, {@code querystring}, {@code header}, {@code headers}, or {@code body}. */
    String location() {
        return definition.field("location").map(JsonNode::asString).orElse("body");
    }

    boolean isAt(String location) {
        return location().equals(location);
    }
}
