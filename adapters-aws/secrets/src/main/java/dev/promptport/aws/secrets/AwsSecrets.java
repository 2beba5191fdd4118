package dev.promptport.aws.secrets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import dev.promptport.aws.client.AwsCalls;
import dev.promptport.aws.client.AwsClients;
import dev.promptport.domain.completion.Deadline;
import dev.promptport.domain.failure.Cancelled;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.failure.Throttled;
import dev.promptport.domain.failure.TimedOut;
import dev.promptport.domain.failure.Unavailable;

import software.amazon.awssdk.services.secretsmanager.SecretsManagerAsyncClient;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The texts of secrets. Each is kept for a while, so that a secret that is replaced is noticed, and
 * for as long as AWS cannot be asked.
 */
public final class AwsSecrets {

    /** How long a text is kept unless a setting says otherwise. */
    public static final Duration FRESHNESS = Duration.ofMinutes(5);

    private static final Duration LONGEST_CALL = Duration.ofSeconds(5);

    private record Kept(String text, Deadline fresh) {}

    private final SecretsManagerAsyncClient client;
    private final Duration freshness;
    private final Map<SecretReference, Kept> kept = new ConcurrentHashMap<>();
    private final ReentrantLock fetching = new ReentrantLock();

    public AwsSecrets(AwsClients clients, Duration freshness) {
        this.client = clients.build(SecretsManagerAsyncClient.builder());
        this.freshness = freshness;
    }

    /**
     * The secret's text, without space around it.
     *
     * @throws Misconfigured when there is no such secret, or no such field in it
     * @throws dev.promptport.domain.failure.Refused when the role may not read it
     * @throws Unavailable and other failures when AWS cannot be asked
     */
    public String text(SecretReference secret, Deadline deadline) {
        Kept known = kept.get(secret);
        if (known != null && !known.fresh().passed()) {
            return known.text();
        }
        lock(deadline);
        try {
            return refreshed(secret, deadline);
        } finally {
            fetching.unlock();
        }
    }

    private String refreshed(SecretReference secret, Deadline deadline) {
        Kept known = kept.get(secret);
        if (known != null && !known.fresh().passed()) {
            return known.text();
        }
        try {
            String text = field(secret, fetched(secret, soon(deadline)));
            kept.put(secret, new Kept(text, Deadline.in(freshness)));
            return text;
        } catch (Unavailable | Throttled | TimedOut e) {
            if (known == null) {
                throw e;
            }
            return known.text();
        }
    }

    private String fetched(SecretReference secret, Deadline deadline) {
        GetSecretValueRequest request =
                GetSecretValueRequest.builder().secretId(secret.id()).build();
        String text =
                new AwsCalls("AWS Secrets Manager", new SecretsErrors(secret))
                        .answer(deadline, () -> client.getSecretValue(request))
                        .secretString();
        if (text == null || text.isBlank()) {
            throw new Misconfigured("the secret '" + secret.id() + "' holds no text");
        }
        return text.strip();
    }

    private static String field(SecretReference secret, String text) {
        return secret.field().map(name -> member(text, name, secret)).orElse(text);
    }

    private static String member(String text, String name, SecretReference secret) {
        try {
            JsonElement parsed = JsonParser.parseString(text);
            JsonElement member = parsed instanceof JsonObject object ? object.get(name) : null;
            if (member != null && member.isJsonPrimitive() && !member.getAsString().isBlank()) {
                return member.getAsString().strip();
            }
        } catch (JsonParseException e) {
            // Said below, without the parser's words: they quote the secret.
        }
        throw new Misconfigured(
                "the secret '" + secret.id() + "' is no JSON object with a text '" + name + "'");
    }

    private static Deadline soon(Deadline deadline) {
        return deadline.remaining().compareTo(LONGEST_CALL) < 0
                ? deadline
                : Deadline.in(LONGEST_CALL);
    }

    private void lock(Deadline deadline) {
        try {
            if (!fetching.tryLock(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS)) {
                throw new TimedOut("AWS Secrets Manager did not answer within the time allowed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Cancelled("the caller went away", e);
        }
    }
}
