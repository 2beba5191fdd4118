package dev.promptport.function.http.json;

/** A body that cannot be read as JSON. The message says where it goes wrong and quotes nothing. */
public final class MalformedJson extends RuntimeException {

    MalformedJson(String message) {
        super(message);
    }
}
