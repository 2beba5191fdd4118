package dev.promptport.domain.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.stream.Stream;

class UlidTest {

    private static final Instant NOW = Instant.ofEpochMilli(1469918176385L);

    @Test
    void timeComesFirstInCrockfordsBase32() {
        assertThat(Ulid.at(NOW).toString()).matches("01ARYZ6S41[0-9A-HJKMNP-TV-Z]{16}");
    }

    @Test
    void everyBitIsWritten() {
        assertThat(new Ulid(0, 0)).hasToString("00000000000000000000000000");
        assertThat(new Ulid(-1, -1)).hasToString("7ZZZZZZZZZZZZZZZZZZZZZZZZZ");
        assertThat(new Ulid(1L << 63, 1)).hasToString("40000000000000000000000001");
        assertThat(new Ulid(1, 0)).hasToString("0000000000000G000000000000");
    }

    @Test
    void ofOneMomentNoTwoAreEqual() {
        assertThat(Stream.generate(() -> Ulid.at(NOW)).limit(10_000)).doesNotHaveDuplicates();
    }

    @Test
    void theNextIsLargerAndOfTheSameTime() {
        Ulid ulid = new Ulid(NOW.toEpochMilli() << 16, -1);

        assertThat(ulid.next()).isEqualTo(new Ulid((NOW.toEpochMilli() << 16) + 1, 0));
        assertThat(ulid.next().time()).isEqualTo(NOW);
        assertThat(ulid.next().toString()).isGreaterThan(ulid.toString());
    }
}
