package dev.promptport.aws.client.servicemodel;

import java.util.Arrays;

/** How a service's operations are put into HTTP. */
enum Protocol {
    /** The operation is in a header, and all of its input in a body of JSON. */
    JSON("json"),
    /** Operations have paths of their own, and bodies of JSON. */
    REST_JSON("rest-json"),
    /** Operations have paths of their own, and bodies of XML. */
    REST_XML("rest-xml");

    private final String published;

    Protocol(String published) {
        this.published = published;
    }

    static Protocol of(String published) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.published.equals(published))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("not checked: " + published));
    }
}
