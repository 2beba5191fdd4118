package dev.promptport.deployment.harness;

import dev.promptport.deployment.edge.Curl;
import dev.promptport.deployment.edge.Edge;
import dev.promptport.deployment.edge.Invocation;
import dev.promptport.deployment.iam.Call;
import dev.promptport.deployment.moto.AwsApi;
import dev.promptport.function.http.lambda.LambdaReply;
import dev.promptport.function.http.lambda.ManagedRuntime;
import dev.promptport.function.http.lambda.PackagedFunction;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends lines of curl to the deployed functions, each of which is started when it is needed. */
public final class Exchanges implements AutoCloseable {

    static final String ACCESS_KEY = "AKIDEXAMPLE";
    static final String SECRET_KEY = "nobody's secret";

    private final Map<Reference, Exchange> sent = new EnumMap<>(Reference.class);
    private final Map<String, List<Call>> asked = new HashMap<>();
    private final Map<String, PackagedFunction> running = new HashMap<>();
    private final AwsApi aws;
    private final Edge edge;
    private final Workshop workshop;
    private final Upstreams upstreams;
    private final Map<String, String> urls;
    private final String apiKey;

    /**
     * @param packages the folder that Terraform took the zips from
     * @param libraries PyTorch's for this machine, where those of the layer are for another
     * @param work a folder that is not there yet
     * @param urls base URLs of the functions
     */
    public Exchanges(
            AwsApi aws,
            Path packages,
            Path libraries,
            Path work,
            Map<String, String> urls,
            String apiKey)
            throws IOException {
        this.aws = aws;
        this.urls = urls;
        this.apiKey = apiKey;
        edge = new Edge(aws);
        upstreams = new Upstreams(aws.endpoint());
        workshop =
                new Workshop(
                        aws,
                        new Archives(packages),
                        ManagedRuntime.layOut(work.resolve("runtime")),
                        libraries,
                        work);
    }

    /** What came of a reference's request, which is sent once. */
    public Exchange of(Reference reference) throws IOException, InterruptedException {
        Exchange known = sent.get(reference);
        if (known != null) {
            return known;
        }
        Exchange exchange = send(reference.function(), reference.line());
        sent.put(reference, exchange);
        return exchange;
    }

    /** What AWS would do with a line of curl: the function and its event. */
    public Invocation route(String function, String line) {
        return edge.invocation(new Curl(environment(function)).read(line));
    }

    /** Sends a line of curl. */
    public Exchange send(String function, String line) throws IOException, InterruptedException {
        Invocation invocation = route(function, line);
        PackagedFunction runs = running(invocation);
        upstreams.takeRequests();
        LambdaReply reply = runs.invoke(invocation.event().toString());
        AwsCalls calls = new AwsCalls(aws);
        List<Call> made =
                upstreams.takeRequests().stream().map(calls::calls).flatMap(List::stream).toList();
        asked.computeIfAbsent(function, _ -> new ArrayList<>()).addAll(made);
        return new Exchange(invocation, reply, made);
    }

    /** What a function asked AWS so far, at any request, all references' at least. */
    public List<Call> calls(String function) throws IOException, InterruptedException {
        for (Reference reference : Reference.values()) {
            if (reference.function().equals(function)) {
                of(reference);
            }
        }
        return asked.getOrDefault(function, List.of());
    }

    /** What was put to a bucket; empty if nothing was. */
    public String object(String bucket, String key) {
        return upstreams.object(bucket, key);
    }

    private PackagedFunction running(Invocation invocation)
            throws IOException, InterruptedException {
        PackagedFunction known = running.get(invocation.function());
        if (known != null) {
            return known;
        }
        PackagedFunction started = workshop.start(invocation, upstreams.settings());
        running.put(invocation.function(), started);
        return started;
    }

    private Map<String, String> environment(String function) {
        Map<String, String> environment = new HashMap<>();
        environment.put("URL", urls.getOrDefault(function, ""));
        environment.put("API_KEY", apiKey);
        environment.put("AWS_ACCESS_KEY_ID", ACCESS_KEY);
        environment.put("AWS_SECRET_ACCESS_KEY", SECRET_KEY);
        environment.put("AWS_SESSION_TOKEN", "");
        return environment;
    }

    @Override
    public void close() {
        running.values().forEach(PackagedFunction::close);
        upstreams.close();
    }
}
