package dev.promptport.aws.client.servicemodel;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** One request held against one operation. */
final class OperationCheck {

    /** What every request may have, whatever it asks for. */
    private static final Set<String> OF_HTTP =
            Set.of(
                    "accept",
                    "amz-sdk-invocation-id",
                    "amz-sdk-request",
                    "authorization",
                    "connection",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "http2-settings",
                    "transfer-encoding",
                    "upgrade",
                    "user-agent",
                    "x-amz-content-sha256",
                    "x-amz-date",
                    "x-amz-security-token",
                    "x-amz-target",
                    "x-amzn-trace-id");

    private final Operation operation;
    private final Protocol protocol;
    private final SentRequest request;
    private final Function<String, Shape> shapes;
    private final Faults faults = new Faults();
    private final ScalarCheck scalars = new ScalarCheck(faults);

    OperationCheck(
            Operation operation,
            Protocol protocol,
            SentRequest request,
            Function<String, Shape> shapes) {
        this.operation = operation;
        this.protocol = protocol;
        this.request = request;
        this.shapes = shapes;
    }

    /** What is wrong, one line each. */
    List<String> faults(Map<String, String> labels) {
        for (Member member : operation.input().members()) {
            switch (member.location()) {
                case "uri" -> label(member, labels.getOrDefault(member.wireName(), ""));
                case "querystring" -> parameter(member);
                case "header" -> header(member);
                case "headers" -> headers(member);
                default -> {
                    // A part of the body.
                }
            }
        }
        unknown();
        new BodyCheck(operation.input(), protocol, request, shapes, faults).run();
        return faults.lines().stream().map(line -> operation.name() + ": " + line).toList();
    }

    private void label(Member member, String value) {
        if (value.isEmpty()) {
            faults.add(member.name(), "is missing in the path");
        } else if (!operation.place().isEncoded(member.wireName(), value)) {
            faults.add(member.name(), "is not percent-encoded in the path: " + value);
        } else {
            text(member, SentRequest.decoded(value));
        }
    }

    private void parameter(Member member) {
        List<String> values = request.query().getOrDefault(member.wireName(), List.of());
        values.forEach(value -> text(member, value));
        if (member.required() && values.isEmpty()) {
            faults.add(member.name(), "is missing in the query, as " + member.wireName());
        }
    }

    private void header(Member member) {
        Optional<String> value = request.header(member.wireName().toLowerCase(Locale.ROOT));
        value.ifPresent(it -> text(member, it));
        if (member.required() && value.isEmpty()) {
            faults.add(member.name(), "is missing in the headers, as " + member.wireName());
        }
    }

    /** All headers whose names begin alike are one map. */
    private void headers(Member member) {
        Shape map = shapes.apply(member.shape());
        String prefix = member.wireName().toLowerCase(Locale.ROOT);
        request.headers()
                .forEach(
                        (name, values) -> {
                            if (name.startsWith(prefix)) {
                                String path = member.name() + "." + name.substring(prefix.length());
                                Shape part = shapes.apply(map.part("value"));
                                values.forEach(value -> scalars.string(part, path, value));
                            }
                        });
    }

    /** A value outside of the body. */
    private void text(Member member, String value) {
        Shape shape = shapes.apply(member.shape());
        String path = member.name();
        switch (shape.type()) {
            case STRING -> scalars.string(shape, path, value);
            case BOOLEAN -> scalars.bool(path, value);
            case INTEGER, LONG ->
                    scalars.wholeNumber(shape, path, value, shape.type() == ShapeType.LONG);
            case FLOAT, DOUBLE -> scalars.number(shape, path, value);
            case BLOB -> scalars.base64(shape, path, value);
            case TIMESTAMP ->
                    scalars.timestamp(
                            shape, path, value, member.isAt("header") ? "rfc822" : "iso8601");
            case LIST -> {
                Shape part = shapes.apply(shape.part("member"));
                for (String one : value.split(",", -1)) {
                    scalars.string(part, path, one.strip());
                }
            }
            case STRUCTURE, MAP -> faults.add(path, "cannot be at the place " + member.location());
        }
    }

    private void unknown() {
        for (String name : request.headers().keySet()) {
            if (!OF_HTTP.contains(name) && !isHeader(name)) {
                faults.add(name, "is no header of this operation");
            }
        }
        for (String name : request.query().keySet()) {
            if (!operation.place().has(name) && !isParameter(name)) {
                faults.add(name, "is no parameter of this operation");
            }
        }
    }

    private boolean isHeader(String name) {
        return operation.input().members().stream()
                .anyMatch(
                        member ->
                                member.isAt("header") && name.equalsIgnoreCase(member.wireName())
                                        || member.isAt("headers")
                                                && name.startsWith(
                                                        member.wireName()
                                                                .toLowerCase(Locale.ROOT)));
    }

    private boolean isParameter(String name) {
        return operation.input().members().stream()
                .anyMatch(member -> member.isAt("querystring") && member.wireName().equals(name));
    }
}
