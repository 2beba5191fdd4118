package dev.promptport.function.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;

import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.InvalidRequest;
import dev.promptport.function.http.HttpSettings;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.exceptions.ContentLengthExceededException;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;

/**
 * Reads a body of UTF-8 JSON. Unlike a data binder it keeps what the caller wrote, so that a number
 * is not taken for a text and a misspelt field does not vanish. Names are not unique across
 * objects, but within one they have to be.
 */
@Singleton
public final class JsonBody {

    private static final int DEEPEST = 32;
    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                    .build();

    private final int largest;

    public JsonBody(HttpSettings settings) {
        this.largest = settings.maxRequestBytes();
    }

    /**
     * The fields of the one object in the body; none when there is no body. Blocks until the body
     * is here.
     *
     * @throws MalformedJson when it is not JSON, with the place but without the text
     * @throws ContentLengthExceededException when it is over the limit
     * @throws InvalidRequest when it is JSON of another kind
     * @throws Cancelled when the caller leaves before its end
     */
    public JsonFields read(HttpRequest<?> request) {
        return read(bytes(request));
    }

    /** As above, of a body that is here already. */
    public JsonFields read(byte[] body) {
        if (body.length == 0) {
            return new JsonFields("", Map.of());
        }
        if (body.length > largest) {
            throw new ContentLengthExceededException(largest, body.length);
        }
        if (parse(body) instanceof Map<?, ?> object) {
            return JsonFields.of("", object);
        }
        throw InvalidRequest.invalid("body", "the body has to be a JSON object");
    }

    private static byte[] bytes(HttpRequest<?> request) {
        if (request instanceof HttpRequestWrapper<?> wrapper) {
            return bytes(wrapper.getDelegate());
        }
        if (!(request instanceof ServerHttpRequest<?> received)) {
            throw new IllegalArgumentException(
                    "only a request this process received has a body to read");
        }
        try (CloseableAvailableByteBody body = received.byteBody().buffer().get()) {
            return body.toByteArray();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException limit) {
                throw limit;
            }
            throw new Cancelled("the caller went away while sending", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away while sending", e);
        }
    }

    private static @Nullable Object parse(byte[] body) {
        try (JsonParser parser = FACTORY.createParser(body)) {
            parser.nextToken();
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new MalformedJson("the body goes on after its JSON value ends");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw new MalformedJson("the body is not valid JSON" + place(e.getLocation()));
        } catch (IOException e) {
            throw new MalformedJson("the body is not valid UTF-8");
        }
    }

    private static String place(@Nullable JsonLocation at) {
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new MalformedJson("the body is empty or ends too early; send a JSON object");
        }
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getBigIntegerValue();
            case VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
                    throw new IllegalStateException("a JSON value cannot begin with " + token);
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }
}
