package dev.promptport.deployment.moto;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

/**
 * AWS's APIs on a server that tells services apart by the signature's scope and does not check the
 * signature.
 */
public final class AwsApi {

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI endpoint;
    private final String region;
    private final String account;

    public AwsApi(URI endpoint, String region, String account) {
        this.endpoint = endpoint;
        this.region = region;
        this.account = account;
    }

    public URI endpoint() {
        return endpoint;
    }

    public String region() {
        return region;
    }

    /** The ARN of a resource of this account in this region. */
    public String arn(String service, String resource) {
        return "arn:aws:%s:%s:%s:%s".formatted(service, region, account, resource);
    }

    /** Reads a resource of a REST API in JSON, as Lambda's and API Gateway's. */
    public JsonObject get(String service, String path) {
        return JsonParser.parseString(text(send(request(service, path).GET()), service + path))
                .getAsJsonObject();
    }

    /** Whether there is such a resource. */
    public boolean has(String service, String path) {
        return send(request(service, path).GET()).statusCode() / 100 == 2;
    }

    /** Reads a resource as it is: a policy of S3. */
    public byte[] bytes(String service, String path) {
        HttpResponse<byte[]> response = send(request(service, path).GET());
        text(response, service + path);
        return response.body();
    }

    /** Reads a resource of a REST API in XML, as S3's. */
    public Document xml(String service, String path) {
        return parsed(text(send(request(service, path).GET()), service + path));
    }

    /** Calls an operation of an API in JSON, as that of CloudWatch Logs. */
    public JsonObject call(String service, String target, JsonObject body) {
        HttpResponse<byte[]> response =
                send(
                        request(service, "/")
                                .header("content-type", "application/x-amz-json-1.1")
                                .header("x-amz-target", target)
                                .POST(BodyPublishers.ofString(body.toString())));
        return JsonParser.parseString(text(response, target)).getAsJsonObject();
    }

    /** Calls an operation of an API of queries, as IAM's. */
    public Document query(
            String service, String version, String action, Map<String, String> parameters) {
        String form =
                "Action=%s&Version=%s".formatted(action, version)
                        + parameters.entrySet().stream()
                                .map(
                                        parameter ->
                                                "&"
                                                        + parameter.getKey()
                                                        + "="
                                                        + encoded(parameter.getValue()))
                                .collect(Collectors.joining());
        HttpResponse<byte[]> response =
                send(
                        request(service, "/")
                                .header("content-type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(form)));
        return parsed(text(response, action));
    }

    /** The texts of all elements of a name, in their order. */
    public static List<String> texts(Document document, String element) {
        NodeList nodes = document.getElementsByTagName(element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(i -> nodes.item(i).getTextContent())
                .toList();
    }

    private HttpRequest.Builder request(String service, String path) {
        return HttpRequest.newBuilder(URI.create(endpoint + path))
                .header(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20260101/%s/%s/aws4_request, SignedHeaders=host, Signature=none"
                                .formatted(region, service));
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException failure) {
            Thread.currentThread().interrupt();
            throw new AssertionError(failure);
        }
    }

    private static String text(HttpResponse<byte[]> response, String what) {
        String body = new String(response.body(), StandardCharsets.UTF_8);
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(what + " answered " + response.statusCode() + ": " + body);
        }
        return body;
    }

    private static Document parsed(String xml) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
