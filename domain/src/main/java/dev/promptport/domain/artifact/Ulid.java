package dev.promptport.domain.artifact;

import java.security.SecureRandom;
import java.time.Instant;

/**
 * An identifier nobody else makes: 48 bits of Unix time in milliseconds and 80 random ones. As
 * text, 26 characters of Crockford's base 32, which sort by time.
 */
public record Ulid(long most, long least) {

    private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 26;
    private static final int RANDOM_BITS_IN_MOST = 16;
    private static final int DIGIT_BITS = 5;

    /** Made at first use: one made at start-up would be in every copy of a snapshot of it. */
    private static final class Randomness {
        static final SecureRandom SOURCE = new SecureRandom();
    }

    public static Ulid at(Instant time) {
        long random = Randomness.SOURCE.nextLong();
        long most =
                (time.toEpochMilli() << RANDOM_BITS_IN_MOST)
                        | (random >>> (64 - RANDOM_BITS_IN_MOST));
        return new Ulid(most, Randomness.SOURCE.nextLong());
    }

    /** The one after this, of the same time: larger by one. */
    public Ulid next() {
        long following = least + 1;
        return new Ulid(following == 0 ? most + 1 : most, following);
    }

    /** In milliseconds, as it was made. */
    public Instant time() {
        return Instant.ofEpochMilli(most >>> RANDOM_BITS_IN_MOST);
    }

    @Override
    public String toString() {
        char[] digits = new char[LENGTH];
        long high = most;
        long low = least;
        for (int i = LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (low & (DIGITS.length() - 1)));
            low = (low >>> DIGIT_BITS) | (high << (64 - DIGIT_BITS));
            high >>>= DIGIT_BITS;
        }
        return new String(digits);
    }
}
