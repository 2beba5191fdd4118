package dev.promptport.aws.client.wire;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import dev.promptport.aws.client.AwsSettings;
import dev.promptport.aws.client.servicemodel.SentRequest;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * An AWS service on a port of this machine, which answers what it is told to. Resetting and closing
 * it fail when AWS would have refused one of the requests.
 */
public final class Upstream implements AutoCloseable {

    private final WireMockServer server = new WireMockServer(options().dynamicPort());

    private Upstream() {
        server.start();
    }

    public static Upstream start() {
        return new Upstream();
    }

    /** Static credentials, {@code eu-central-1}, three attempts with next to no time between. */
    public AwsSettings settings() {
        return LocalSettings.at(endpoint());
    }

    public URI endpoint() {
        return URI.create(server.baseUrl());
    }

    /** What WireMock itself can do. */
    public WireMockServer server() {
        return server;
    }

    /** Whatever is asked, one after another; the last answers all further calls. */
    public void answers(ResponseDefinitionBuilder... inTurn) {
        answers(anyUrl(), inTurn);
    }

    /**
     * The same for a path, as it is on the wire.
     *
     * @param path a regular expression: {@code /model/[^/]+/converse}
     */
    public void answersAt(String path, ResponseDefinitionBuilder... inTurn) {
        answers(urlPathMatching(path), inTurn);
    }

    private void answers(UrlPattern where, ResponseDefinitionBuilder... inTurn) {
        String scenario = UUID.randomUUID().toString();
        for (int turn = 0; turn < inTurn.length; turn++) {
            int next = Math.min(turn + 1, inTurn.length - 1);
            server.stubFor(
                    any(where)
                            .inScenario(scenario)
                            .whenScenarioStateIs(state(turn))
                            .willSetStateTo(state(next))
                            .willReturn(inTurn[turn]));
        }
    }

    private static String state(int turn) {
        return turn == 0 ? Scenario.STARTED : String.valueOf(turn);
    }

    /** 200 with that body. */
    public static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "application/json")
                .withBody(body);
    }

    /** An error as the services of the JSON protocol write it. */
    public static ResponseDefinitionBuilder error(int status, String type, String message) {
        return error(status, type, "{\"message\":\"" + message + "\"}", List.of());
    }

    /** The same with further headers: names and values in turn. */
    public static ResponseDefinitionBuilder error(
            int status, String type, String body, List<String> headers) {
        ResponseDefinitionBuilder answer =
                aResponse()
                        .withStatus(status)
                        .withHeader("Content-Type", "application/json")
                        .withHeader("x-amzn-ErrorType", type)
                        .withBody(body);
        for (int i = 0; i < headers.size(); i += 2) {
            answer.withHeader(headers.get(i), headers.get(i + 1));
        }
        return answer;
    }

    /** 200 with an event stream. */
    public static ResponseDefinitionBuilder frames(byte[]... frames) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", EventFrames.MEDIA_TYPE)
                .withBody(EventFrames.joined(frames));
    }

    /** How many calls came in. */
    public int calls() {
        return server.getAllServeEvents().size();
    }

    /** The last call that came in. */
    public LoggedRequest lastRequest() {
        return server.getAllServeEvents().stream()
                .findFirst()
                .map(ServeEvent::getRequest)
                .orElseThrow(() -> new AssertionError("no call came in"));
    }

    /** The body of the last call that came in. */
    public String lastBody() {
        return lastRequest().getBodyAsString();
    }

    /**
     * Forgets what it was told and what came in, and returns why AWS would have refused it, one
     * line each.
     */
    public List<String> takeFaults() {
        List<SentRequest> requests =
                server.getAllServeEvents().stream()
                        .map(ServeEvent::getRequest)
                        .map(Upstream::sent)
                        .toList();
        server.resetAll();
        return SentRequests.faults(requests);
    }

    private static SentRequest sent(LoggedRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key().toLowerCase(Locale.ROOT), header.values());
        }
        return new SentRequest(
                request.getMethod().getName(), request.getUrl(), headers, request.getBody());
    }

    /** Forgets what it was told and what came in. */
    public void reset() {
        SentRequests.assertNone(takeFaults());
    }

    @Override
    public void close() {
        try {
            reset();
        } finally {
            server.stop();
        }
    }
}
