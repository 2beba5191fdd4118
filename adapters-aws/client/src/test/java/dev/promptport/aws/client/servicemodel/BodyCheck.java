package dev.promptport.aws.client.servicemodel;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The body of one request held against what an operation is given. */
record BodyCheck(
        Shape input,
        Protocol protocol,
        SentRequest request,
        Function<String, Shape> shapes,
        Faults faults) {

    void run() {
        input.payload().ifPresentOrElse(this::payload, this::members);
    }

    /** The body is one member by itself. */
    private void payload(Member member) {
        Shape shape = shapes.apply(member.shape());
        if (request.body().length == 0) {
            if (member.required()) {
                faults.add(member.name(), "is missing: there is no body");
            }
            return;
        }
        ScalarCheck scalars = new ScalarCheck(faults);
        switch (shape.type()) {
            case BLOB -> {
                scalars.bytes(shape, member.name(), request.body().length);
                if (request.header("content-type").filter("application/json"::equals).isPresent()) {
                    json(member.name());
                }
            }
            case STRING -> scalars.string(shape, member.name(), request.text());
            case STRUCTURE, LIST, MAP -> structured(member, shape);
            case BOOLEAN, INTEGER, LONG, FLOAT, DOUBLE, TIMESTAMP ->
                    faults.add(member.name(), "cannot be a body");
        }
    }

    private void structured(Member member, Shape shape) {
        if (protocol == Protocol.REST_XML) {
            faults.add(member.name(), "is a body of XML, which is not checked here");
            return;
        }
        contentType("application/json");
        json(member.name())
                .ifPresent(body -> new JsonCheck(shapes, faults).value(shape, member.name(), body));
    }

    /** The body is an object of the members that are nowhere else. */
    private void members() {
        List<Member> members = input.members().stream().filter(it -> it.isAt("body")).toList();
        if (members.isEmpty() && protocol != Protocol.JSON) {
            if (request.body().length > 0) {
                faults.add("body", "there is to be none");
            }
            return;
        }
        contentType(protocol == Protocol.JSON ? "application/x-amz-json-" : "application/json");
        json("body")
                .ifPresent(
                        body -> {
                            if (body.isObject()) {
                                new JsonCheck(shapes, faults)
                                        .structure(members, false, "", body.asObject());
                            } else {
                                faults.add("body", "is no object");
                            }
                        });
    }

    private void contentType(String due) {
        String type = request.header("content-type").orElse("none");
        if (!type.startsWith(due)) {
            faults.add("content-type", type + " where " + due + " is due");
        }
    }

    /** The body as the one value that it is to be. */
    private Optional<JsonNode> json(String path) {
        try {
            // Read as a list, so that no second value may follow.
            List<JsonNode> values = JsonNode.parser().parse("[" + request.text() + "]").asArray();
            if (values.size() == 1) {
                return Optional.of(values.getFirst());
            }
        } catch (UncheckedIOException _) {
            // Said below.
        }
        faults.add(path, "is not JSON");
        return Optional.empty();
    }
}
