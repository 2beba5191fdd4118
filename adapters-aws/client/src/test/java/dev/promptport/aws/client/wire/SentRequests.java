package dev.promptport.aws.client.wire;

import dev.promptport.aws.client.servicemodel.RequestFaults;
import dev.promptport.aws.client.servicemodel.SentRequest;

import java.util.List;

/** What came in, held against what AWS publishes of its services. */
final class SentRequests {

    private SentRequests() {}

    /** Why AWS would refuse them, one line each. */
    static List<String> faults(List<SentRequest> requests) {
        return requests.stream()
                .flatMap(request -> RequestFaults.of(request, LocalSettings.REGION.id()).stream())
                .distinct()
                .toList();
    }

    static void assertFit(List<SentRequest> requests) {
        assertNone(faults(requests));
    }

    static void assertNone(List<String> faults) {
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    "AWS would refuse what it was sent:\n  " + String.join("\n  ", faults));
        }
    }
}
