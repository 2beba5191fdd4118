package dev.promptport.aws.s3;

/**
 * How much is fetched, and how.
 *
 * @param files how many at most
 * @param bytes of all files together at most
 * @param partBytes fetched by one request
 * @param atOnce how many requests run side by side
 */
public record S3DirectorySettings(int files, long bytes, int partBytes, int atOnce) {

    /** A model's checkpoint: 1,000 files, 20 GiB, 16 MiB a request, eight at once. */
    public static S3DirectorySettings usual() {
        return new S3DirectorySettings(1000, 20L << 30, 16 << 20, 8);
    }

    public S3DirectorySettings withBytes(long other) {
        return new S3DirectorySettings(files, other, partBytes, atOnce);
    }

    public S3DirectorySettings withPartBytes(int other) {
        return new S3DirectorySettings(files, bytes, other, atOnce);
    }
}
