package dev.promptport.server.signature;

/** A request that may not pass. The reason is for the log: the client learns nothing from it. */
final class SignatureRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SignatureRejected(String reason) {
        super(reason, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
