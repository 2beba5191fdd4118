package dev.promptport.aws.client.servicemodel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.List;

class SignatureTest {

    private static final RequestDraft SIGNED =
            RequestDraft.post("sagemaker", "/endpoints/it/invocations", "{}");

    private static List<String> faults(RequestDraft draft) {
        return RequestFaults.of(draft.sent(), "eu-central-1");
    }

    @Test
    void isOfThePlaceAndTheDayAndOfAllThatIsToBeSigned() {
        assertThat(faults(SIGNED)).isEmpty();
    }

    @Test
    void isThere() {
        assertThat(faults(SIGNED.withoutHeader("authorization")))
                .containsExactly("authorization: is no Signature Version 4");
        assertThat(faults(SIGNED.withHeader("Authorization", "Bearer it")))
                .containsExactly("authorization: is no Signature Version 4");
    }

    @Test
    void isForTheServiceThatIsCalled() {
        RequestDraft other = RequestDraft.post("sqs", "/endpoints/it/invocations", "{}");

        assertThat(faults(other))
                .containsExactly("authorization: is for sqs, which is not called here");
    }

    @Test
    void isForTheRegionThatIsCalled() {
        assertThat(RequestFaults.of(SIGNED.sent(), "us-east-1"))
                .containsExactly("authorization: is for eu-central-1, not for us-east-1");
    }

    @Test
    void isOfTheDayOfTheRequest() {
        assertThat(faults(SIGNED.withHeader("x-amz-date", "20260103T000000Z")))
                .containsExactly("authorization: is of 20260102, the request of 20260103");
        assertThat(faults(SIGNED.withoutHeader("x-amz-date")))
                .containsExactly("x-amz-date: is missing");
    }

    @Test
    void coversWhatIsSaidToAws() {
        assertThat(faults(SIGNED.withHeader("x-amz-security-token", "it")))
                .containsExactly("x-amz-security-token: is not signed");
    }
}
