package dev.promptport.server.signature;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** When a client says it signed, in either notation a client may use. */
record SigningTime(Instant instant) {

    private static final DateTimeFormatter BASIC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
                    .withResolverStyle(ResolverStyle.STRICT)
                    .withZone(ZoneOffset.UTC);

    /** Reads {@code 20150830T123600Z}. */
    static SigningTime basic(String text) {
        return read(BASIC, text);
    }

    /** Reads a {@code Date} header: {@code Sun, 30 Aug 2015 12:36:00 GMT}. */
    static SigningTime http(String text) {
        return read(DateTimeFormatter.RFC_1123_DATE_TIME, text);
    }

    private static SigningTime read(DateTimeFormatter format, String text) {
        try {
            return new SigningTime(format.parse(text.strip(), Instant::from));
        } catch (DateTimeException e) {
            throw new SignatureRejected("the signing time cannot be read");
        }
    }

    /** As it is signed: {@code 20150830T123600Z}. */
    String text() {
        return BASIC.format(instant);
    }
}
