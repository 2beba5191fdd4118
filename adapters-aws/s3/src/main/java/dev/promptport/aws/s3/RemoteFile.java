package dev.promptport.aws.s3;

import dev.promptport.domain.artifact.Sha256;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An object that is to become a file: its key, the file's relative path, and which version it is.
 */
record RemoteFile(String key, String name, long size, String etag) {

    /** A range of its bytes, the last one included. */
    record Part(RemoteFile file, long first, long last) {

        String range() {
            return "bytes=" + first + "-" + last;
        }
    }

    /** All of it in pieces of that size, the last one smaller; none when it is empty. */
    List<Part> parts(int partBytes) {
        List<Part> parts = new ArrayList<>();
        for (long first = 0; first < size; first += partBytes) {
            parts.add(new Part(this, first, Math.min(first + partBytes, size) - 1));
        }
        return parts;
    }

    /** A name for these files as they are now: any change of theirs changes it. */
    static String version(List<RemoteFile> files) {
        String all =
                files.stream()
                        .sorted(Comparator.comparing(RemoteFile::key))
                        .map(file -> file.key() + "\n" + file.size() + "\n" + file.etag())
                        .collect(Collectors.joining("\n"));
        return Sha256.hex(all).substring(0, 32);
    }
}
