package dev.promptport.openmeteo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;

/** An address that grows by one parameter after another. */
record Query(String address) {

    static Query to(URI address) {
        return new Query(address.toString());
    }

    Query with(String name, String value) {
        String encoded = URLEncoder.encode(value, UTF_8).replace("+", "%20");
        return new Query(address + (address.contains("?") ? "&" : "?") + name + "=" + encoded);
    }

    /** The number in plain digits, without an exponent. */
    Query with(String name, double value) {
        return with(name, BigDecimal.valueOf(value).toPlainString());
    }

    URI uri() {
        return URI.create(address);
    }
}
