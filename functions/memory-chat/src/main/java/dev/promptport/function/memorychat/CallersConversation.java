package dev.promptport.function.memorychat;

import dev.promptport.domain.conversation.ConversationId;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The conversation a caller names, made unique to the caller: who happens to name it the same does
 * not read it. All callers who do not identify themselves are one.
 */
final class CallersConversation {

    static final String FIELD = "conversation_id";

    private static final String API_KEY = "x-api-key";

    /** In a signature of AWS the access key names the caller; the rest differs each time. */
    private static final Pattern ACCESS_KEY = Pattern.compile("^AWS4-\\S+ Credential=([^/,\\s]+)/");

    private CallersConversation() {}

    static ConversationId of(HttpRequest<?> request, String chosen) {
        return ConversationId.owned(caller(request.getHeaders()), chosen);
    }

    private static String caller(HttpHeaders headers) {
        String apiKey = headers.get(API_KEY);
        if (apiKey != null) {
            return API_KEY + " " + apiKey;
        }
        String authorization = headers.get(HttpHeaders.AUTHORIZATION);
        if (authorization == null) {
            return "";
        }
        Matcher signed = ACCESS_KEY.matcher(authorization);
        return signed.find() ? signed.group(1) : authorization;
    }
}
