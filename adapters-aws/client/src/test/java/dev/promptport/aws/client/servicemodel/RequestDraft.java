package dev.promptport.aws.client.servicemodel;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request for a test to spoil: signed, and in JSON unless it is said otherwise. */
record RequestDraft(String method, String target, Map<String, String> headers, String body) {

    private static final String AUTHORIZATION =
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260102/eu-central-1/%s/aws4_request, "
                    + "SignedHeaders=host;x-amz-date, Signature="
                    + "0f".repeat(32);

    static RequestDraft post(String service, String target, String body) {
        return new RequestDraft(
                "POST",
                target,
                Map.of(
                        "host", "127.0.0.1",
                        "x-amz-date", "20260102T030405Z",
                        "content-type", "application/json",
                        "authorization", AUTHORIZATION.formatted(service)),
                body);
    }

    RequestDraft withMethod(String method) {
        return new RequestDraft(method, target, headers, body);
    }

    RequestDraft withHeader(String name, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(name.toLowerCase(Locale.ROOT), value);
        return new RequestDraft(method, target, more, body);
    }

    RequestDraft withoutHeader(String name) {
        Map<String, String> fewer = new HashMap<>(headers);
        fewer.remove(name);
        return new RequestDraft(method, target, fewer, body);
    }

    SentRequest sent() {
        Map<String, List<String>> lists = new HashMap<>();
        headers.forEach((name, value) -> lists.put(name, List.of(value)));
        return new SentRequest(method, target, lists, body.getBytes(StandardCharsets.UTF_8));
    }
}
