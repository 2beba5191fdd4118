package dev.promptport.deployment.harness;

import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Buckets that keep objects and put none over another, as S3 with {@code If-None-Match: *}. moto's
 * refuse every call as soon as a bucket's policy has a denial, since it reads no conditions.
 */
final class PlayedBuckets implements ResponseTransformerV2 {

    static final String NAME = "buckets";

    private static final String ETAG = "\"0cc175b9c0f1b6a831c399e269772661\"";
    private static final String PRECONDITION_FAILED =
            "<Error><Code>PreconditionFailed</Code><Message>At least one of the pre-conditions you"
                    + " specified did not hold</Message></Error>";

    private record Content(byte[] bytes, List<HttpHeader> headers) {}

    private final Map<String, Content> objects = new ConcurrentHashMap<>();

    /** The text of an object, empty if there is none. */
    String text(String bucket, String key) {
        Content content = objects.get("/" + bucket + "/" + key);
        return content == null ? "" : new String(content.bytes(), StandardCharsets.UTF_8);
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        Request request = event.getRequest();
        String path = URI.create(request.getUrl()).getPath();
        return switch (request.getMethod().getName()) {
            case "PUT" -> put(response, request, path);
            case "GET", "HEAD" -> read(response, path);
            default -> answer(response, 405, List.of(), new byte[0]);
        };
    }

    private Response put(Response response, Request request, String path) {
        Content content = new Content(request.getBody(), kept(request));
        boolean conditional = request.containsHeader("if-none-match");
        if (conditional && objects.putIfAbsent(path, content) != null) {
            return answer(
                    response,
                    412,
                    List.of(HttpHeader.httpHeader("content-type", "application/xml")),
                    PRECONDITION_FAILED.getBytes(StandardCharsets.UTF_8));
        }
        objects.put(path, content);
        return answer(response, 200, List.of(HttpHeader.httpHeader("etag", ETAG)), new byte[0]);
    }

    private Response read(Response response, String path) {
        Content content = objects.get(path);
        return content == null
                ? answer(response, 404, List.of(), new byte[0])
                : answer(response, 200, content.headers(), content.bytes());
    }

    private static List<HttpHeader> kept(Request request) {
        List<HttpHeader> kept = new ArrayList<>();
        kept.add(HttpHeader.httpHeader("etag", ETAG));
        kept.add(
                HttpHeader.httpHeader(
                        "content-length", Integer.toString(request.getBody().length)));
        kept.add(HttpHeader.httpHeader("last-modified", "Thu, 01 Jan 2026 00:00:00 GMT"));
        for (String name : request.getAllHeaderKeys()) {
            if (name.toLowerCase(Locale.ROOT).matches("x-amz-meta-.*|content-type")) {
                kept.add(request.header(name));
            }
        }
        return kept;
    }

    private static Response answer(
            Response response, int status, List<HttpHeader> headers, byte[] body) {
        return Response.Builder.like(response)
                .but()
                .status(status)
                .headers(new HttpHeaders(headers))
                .body(body)
                .build();
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public String getName() {
        return NAME;
    }
}
