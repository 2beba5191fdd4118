package dev.promptport.aws.client.servicemodel;

import software.amazon.awssdk.protocols.jsoncore.JsonNode;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A service as AWS publishes it: its operations, and what each is to be given. */
public final class ServiceModel {

    private static final Map<String, Optional<ServiceModel>> READ = new ConcurrentHashMap<>();

    private final String service;
    private final JsonNode metadata;
    private final Map<String, Shape> shapes;
    private final List<Operation> operations;

    private ServiceModel(String service, JsonNode model) {
        this.service = service;
        this.metadata = model.field("metadata").orElseThrow();
        this.shapes =
                model.field("shapes").orElseThrow().asObject().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, shape -> new Shape(shape.getValue())));
        this.operations =
                model.field("operations").orElseThrow().asObject().values().stream()
                        .map(this::operation)
                        .toList();
    }

    /**
     * The model that is published with AWS's library for Python, botocore; nothing where that is
     * not installed.
     *
     * @param service as the library names it: {@code bedrock-runtime}
     */
    public static Optional<ServiceModel> published(String service) {
        return READ.computeIfAbsent(
                service, name -> Botocore.model(name).map(model -> new ServiceModel(name, model)));
    }

    private Operation operation(JsonNode operation) {
        JsonNode http = operation.field("http").orElseThrow();
        return new Operation(
                operation.field("name").orElseThrow().asString(),
                http.field("method").orElseThrow().asString(),
                new UriTemplate(http.field("requestUri").orElseThrow().asString()),
                operation
                        .field("input")
                        .flatMap(input -> input.field("shape"))
                        .map(shape -> shape(shape.asString()))
                        .orElseGet(ServiceModel::nothing));
    }

    private static Shape nothing() {
        return new Shape(JsonNode.parser().parse("{\"type\":\"structure\",\"members\":{}}"));
    }

    private Shape shape(String name) {
        return Optional.ofNullable(shapes.get(name)).orElseThrow();
    }

    /**
     * Why the service would refuse the request, one line each, with the operation and the path of
     * the value at fault. Where the request may be meant for several operations, it is that which
     * has least against it.
     */
    public List<String> faults(SentRequest request) {
        Protocol protocol = Protocol.of(text("protocol"));
        return operations.stream()
                .filter(operation -> isAskedFor(operation, protocol, request))
                .map(operation -> faults(operation, protocol, request))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(List::size))
                .orElseGet(
                        () ->
                                List.of(
                                        "%s %s is no operation of %s"
                                                .formatted(
                                                        request.method(),
                                                        request.target(),
                                                        service)));
    }

    private boolean isAskedFor(Operation operation, Protocol protocol, SentRequest request) {
        return operation.method().equals(request.method())
                && (protocol != Protocol.JSON
                        || request.header("x-amz-target")
                                .equals(
                                        Optional.of(
                                                text("targetPrefix") + "." + operation.name())));
    }

    private Optional<List<String>> faults(
            Operation operation, Protocol protocol, SentRequest request) {
        Function<String, Shape> shapes = this::shape;
        return operation
                .place()
                .labels(request)
                .map(
                        labels ->
                                new OperationCheck(operation, protocol, request, shapes)
                                        .faults(labels));
    }

    private String text(String name) {
        return metadata.field(name).orElseThrow().asString();
    }
}
