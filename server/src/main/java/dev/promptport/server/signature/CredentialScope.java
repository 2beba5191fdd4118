package dev.promptport.server.signature;

/**
 * Where and when a signature is good.
 *
 * @param day in UTC, as {@code 20150830}
 */
record CredentialScope(String day, String region, String service) {

    static final String END = "aws4_request";

    /** As it is signed: {@code 20150830/us-east-1/lambda/aws4_request}. */
    String text() {
        return String.join("/", day, region, service, END);
    }
}
