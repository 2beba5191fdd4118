package dev.promptport.inference.openai.played;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;

import java.net.URI;

/** An endpoint on a port of this machine, which answers what it is told to. */
public final class Endpoint implements AutoCloseable {

    private final WireMockServer server;

    private Endpoint(WireMockServer server) {
        this.server = server;
        server.start();
    }

    /** One that answers so, one call after another; the last answers all further calls. */
    public static Endpoint answering(ResponseDefinitionBuilder... inTurn) {
        Endpoint endpoint =
                new Endpoint(new WireMockServer(options().dynamicPort().jettyStopTimeout(0L)));
        for (int turn = 0; turn < inTurn.length; turn++) {
            int next = Math.min(turn + 1, inTurn.length - 1);
            endpoint.server.stubFor(
                    any(anyUrl())
                            .inScenario("turns")
                            .whenScenarioStateIs(state(turn))
                            .willSetStateTo(state(next))
                            .willReturn(inTurn[turn]));
        }
        return endpoint;
    }

    /** One that serves the {@link PlayedModel}. */
    public static Endpoint playing() {
        Endpoint endpoint =
                new Endpoint(
                        new WireMockServer(
                                options()
                                        .dynamicPort()
                                        .containerThreads(64)
                                        .jettyStopTimeout(0L)
                                        .extensions(new PlayedModel())));
        endpoint.server.stubFor(
                post(urlEqualTo("/v1/chat/completions"))
                        .willReturn(aResponse().withTransformers("played-model")));
        return endpoint;
    }

    private static String state(int turn) {
        return turn == 0 ? Scenario.STARTED : String.valueOf(turn);
    }

    public URI baseUrl() {
        return URI.create(server.baseUrl() + "/v1");
    }

    /** How many calls came in. */
    public int calls() {
        return server.getAllServeEvents().size();
    }

    /** The last call that came in. */
    public LoggedRequest lastRequest() {
        return server.getAllServeEvents().getFirst().getRequest();
    }

    @Override
    public void close() {
        server.stop();
    }
}
