package dev.promptport.aws.client.servicemodel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signature Version 4 as a request says it is signed with. */
record Signature(String day, String region, String service, List<String> signedHeaders) {

    private static final Pattern AUTHORIZATION =
            Pattern.compile(
                    "AWS4-HMAC-SHA256 Credential=[^/, ]+/(?<day>[0-9]{8})/(?<region>[^/]+)/"
                            + "(?<service>[^/]+)/aws4_request, SignedHeaders=(?<headers>[^, ]+), "
                            + "Signature=[0-9a-f]{64}");
    private static final Pattern DATE = Pattern.compile("(?<day>[0-9]{8})T[0-9]{6}Z");

    static Optional<Signature> of(SentRequest request) {
        Matcher matcher = AUTHORIZATION.matcher(request.header("authorization").orElse(""));
        return matcher.matches()
                ? Optional.of(
                        new Signature(
                                matcher.group("day"),
                                matcher.group("region"),
                                matcher.group("service"),
                                Arrays.asList(matcher.group("headers").split(";"))))
                : Optional.empty();
    }

    /** What it does not fit: the time, the region, or headers that it leaves out. */
    List<String> faults(SentRequest request, String expectedRegion) {
        Faults faults = new Faults();
        Matcher date = DATE.matcher(request.header("x-amz-date").orElse(""));
        if (!date.matches()) {
            faults.add("x-amz-date", "is missing");
        } else if (!date.group("day").equals(day)) {
            faults.add("authorization", "is of " + day + ", the request of " + date.group("day"));
        }
        if (!region.equals(expectedRegion)) {
            faults.add("authorization", "is for " + region + ", not for " + expectedRegion);
        }
        request.headers().keySet().stream()
                .filter(name -> name.equals("host") || name.startsWith("x-amz-"))
                .filter(name -> !signedHeaders.contains(name))
                .forEach(name -> faults.add(name, "is not signed"));
        return faults.lines();
    }
}
