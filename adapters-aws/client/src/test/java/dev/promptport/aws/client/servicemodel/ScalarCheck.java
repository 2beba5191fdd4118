package dev.promptport.aws.client.servicemodel;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Bounds, patterns and enumerations: what shapes ask of single values and of sizes. */
record ScalarCheck(Faults faults) {

    private static final BigDecimal INTEGER = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal LONG = BigDecimal.valueOf(Long.MAX_VALUE);

    void string(Shape shape, String path, String value) {
        if (!shape.values().isEmpty() && !shape.values().contains(value)) {
            faults.add(path, "'" + brief(value) + "' is none of " + shape.values());
        }
        if (isWithin(shape, path, BigDecimal.valueOf(value.codePoints().count()), "characters")
                && !fits(shape, value)) {
            faults.add(
                    path,
                    "'%s' does not match %s"
                            .formatted(brief(value), brief(shape.pattern().orElseThrow())));
        }
    }

    /** A pattern describes the whole value. One that Java cannot read is left out. */
    private static boolean fits(Shape shape, String value) {
        try {
            return shape.pattern().map(pattern -> Pattern.matches(pattern, value)).orElse(true);
        } catch (PatternSyntaxException _) {
            return true;
        }
    }

    void wholeNumber(Shape shape, String path, String value, boolean isLong) {
        if (!value.matches("-?[0-9]+")) {
            faults.add(path, "'" + brief(value) + "' is no whole number");
        } else if (new BigDecimal(value).abs().compareTo(isLong ? LONG : INTEGER) > 0) {
            faults.add(path, value + " has too many digits");
        } else {
            isWithin(shape, path, new BigDecimal(value), "");
        }
    }

    void number(Shape shape, String path, String value) {
        try {
            isWithin(shape, path, new BigDecimal(value), "");
        } catch (NumberFormatException _) {
            faults.add(path, "'" + brief(value) + "' is no number");
        }
    }

    void bool(String path, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            faults.add(path, "'" + brief(value) + "' is neither true nor false");
        }
    }

    /** Bytes in the text of another format. */
    void base64(Shape shape, String path, String value) {
        try {
            bytes(shape, path, Base64.getDecoder().decode(value).length);
        } catch (IllegalArgumentException _) {
            faults.add(path, "'" + brief(value) + "' is not in Base64");
        }
    }

    void bytes(Shape shape, String path, int length) {
        isWithin(shape, path, BigDecimal.valueOf(length), "bytes");
    }

    void size(Shape shape, String path, int parts) {
        isWithin(shape, path, BigDecimal.valueOf(parts), "parts");
    }

    /**
     * A moment in text.
     *
     * @param usual the format where the shape names none
     */
    void timestamp(Shape shape, String path, String value, String usual) {
        String format = shape.timestampFormat().orElse(usual);
        try {
            switch (format) {
                case "iso8601" -> Instant.parse(value);
                case "rfc822" -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(value);
                default -> new BigDecimal(value);
            }
        } catch (DateTimeException | NumberFormatException _) {
            faults.add(path, "'" + brief(value) + "' is no time as " + format + " has it");
        }
    }

    private boolean isWithin(Shape shape, String path, BigDecimal size, String unit) {
        String amount = (size.toPlainString() + " " + unit).strip();
        if (shape.min().filter(min -> size.compareTo(min) < 0).isPresent()) {
            faults.add(path, amount + " where at least " + shape.min().orElseThrow() + " are due");
            return false;
        }
        if (shape.max().filter(max -> size.compareTo(max) > 0).isPresent()) {
            faults.add(path, amount + " where at most " + shape.max().orElseThrow() + " are due");
            return false;
        }
        return true;
    }

    private static String brief(String value) {
        return value.length() <= 80 ? value : value.substring(0, 80) + "…";
    }
}
