package dev.promptport.deployment.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The zips that were deployed. moto does not hand out what Lambda was given, but it tells the
 * digest of what arrived, by way of S3 or directly; by that a zip is found among those of the
 * build.
 */
final class Archives {

    private final Map<String, Path> byDigest = new HashMap<>();

    /**
     * @param packages the folder that Terraform took the zips from
     */
    Archives(Path packages) throws IOException {
        try (Stream<Path> zips = Files.list(packages)) {
            for (Path zip : zips.filter(file -> file.toString().endsWith(".zip")).toList()) {
                byDigest.put(digest(zip), zip);
            }
        }
    }

    /**
     * A zip.
     *
     * @param digest SHA-256 in Base64, as Lambda tells it
     */
    Path zip(String digest) {
        Path zip = byDigest.get(digest);
        if (zip == null) {
            throw new AssertionError("no zip of the build has the digest " + digest);
        }
        return zip;
    }

    private static String digest(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested =
                        new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return Base64.getEncoder().encodeToString(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
