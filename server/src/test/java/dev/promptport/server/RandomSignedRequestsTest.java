package dev.promptport.server;

import static dev.promptport.server.SigningClient.SETTINGS;

import static org.assertj.core.api.Assertions.assertThat;

import dev.promptport.domain.fake.ScriptedCompletions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** That none of many well signed requests is turned away. */
class RandomSignedRequestsTest {

    private static final ScriptedCompletions MODEL = new ScriptedCompletions(FakeT5.MODEL);
    private static RunningServer server;

    private final SigningClient client = new SigningClient();

    @BeforeAll
    static void start() {
        server = new RunningServer(MODEL, SETTINGS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static URI at(String path) {
        return server.request(path).build().uri();
    }

    private static final int MANY = 200;

    @Test
    void all_pass() throws Exception {
        Random random = new Random(4);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            String prompt = i + " " + text(random, 40);
            MODEL.answering(prompt, "seen " + i);
            boolean routed = random.nextInt(3) > 0;
            URI uri = at((routed ? "/rust-lambda-t5" : "/signed/" + path(random)) + query(random));
            byte[] body = json(prompt);
            HttpResponse<String> response =
                    server.send(
                            client.ahead(Duration.ofSeconds(random.nextInt(-240, 240)))
                                    .sign(
                                            routed ? "POST" : method(random),
                                            uri,
                                            body,
                                            "Content-Type",
                                            "application/json",
                                            "X-Note",
                                            random.nextInt(9) + "   and   more")
                                    .http());
            boolean right =
                    routed
                            ? response.statusCode() == 200
                                    && response.body().contains("\"seen " + i + "\"")
                            : response.statusCode() == 404;
            if (!right) {
                refused.add(response.statusCode() + " " + uri);
            }
        }

        assertThat(refused).isEmpty();
    }

    @Test
    void all_pass_presigned() throws Exception {
        Random random = new Random(3);
        List<String> refused = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            URI uri = at("/signed/" + path(random) + query(random));
            int status =
                    server.send(client.presign("GET", uri, Duration.ofMinutes(1)).http())
                            .statusCode();
            if (status != 404) {
                refused.add(status + " " + uri);
            }
        }

        assertThat(refused).isEmpty();
    }

    private static String method(Random random) {
        return List.of("GET", "POST", "PUT", "PATCH", "DELETE").get(random.nextInt(5));
    }

    private static String path(Random random) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(_ -> encode(text(random, 8)))
                .collect(Collectors.joining("/"));
    }

    private static String query(Random random) {
        return IntStream.range(0, random.nextInt(6))
                .mapToObj(
                        i ->
                                (i == 0 ? "?" : "&")
                                        + encode(text(random, 3))
                                        + (random.nextInt(5) == 0
                                                ? ""
                                                : "=" + encode(text(random, 10))))
                .collect(Collectors.joining());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Up to so many characters, one or more, half of them awkward ones. */
    private static String text(Random random, int most) {
        String awkward = "+&=%;/?#~*'()!@:$,. äß你🦙";
        int[] codePoints =
                IntStream.rangeClosed(0, random.nextInt(most))
                        .map(
                                _ ->
                                        random.nextBoolean()
                                                ? awkward.codePoints()
                                                        .skip(random.nextInt(24))
                                                        .findFirst()
                                                        .orElse('.')
                                                : random.nextInt('a', 'z'))
                        .toArray();
        return new String(codePoints, 0, codePoints.length);
    }

    private static byte[] json(String prompt) {
        return ("{\"command\":\"" + prompt + "\"}").getBytes(StandardCharsets.UTF_8);
    }
}
