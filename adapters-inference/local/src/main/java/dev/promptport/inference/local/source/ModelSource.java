package dev.promptport.inference.local.source;

import dev.promptport.domain.failure.Misconfigured;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * The place of a model's files, written {@code embedded:t5-mini}, {@code hf:google/flan-t5-small},
 * {@code hf:google/flan-t5-small@<revision>}, {@code s3://bucket/folder}, or as a directory with or
 * without {@code dir:} in front. {@link #toString()} gives the text that {@link #parse} reads back.
 */
public sealed interface ModelSource {

    /** What a model from there is called: the last part of its place, for the Hub all of it. */
    String name();

    /** A directory on this machine, laid out as Hugging Face lays out a model. */
    record Directory(Path path) implements ModelSource {

        static final String PREFIX = "dir:";

        public Directory {
            if (path.toString().isBlank()) {
                throw malformed(PREFIX + path);
            }
        }

        static Directory of(String path, String text) {
            try {
                return new Directory(Path.of(path));
            } catch (InvalidPathException _) {
                throw malformed(text);
            }
        }

        @Override
        public String name() {
            return String.valueOf(path.toAbsolutePath().normalize().getFileName());
        }

        @Override
        public String toString() {
            return PREFIX + path;
        }
    }

    /** A model that a jar on the class path holds under {@code /models/<name>/}. */
    record Embedded(String name) implements ModelSource {

        static final String PREFIX = "embedded:";
        private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

        public Embedded {
            if (!NAME.matcher(name).matches()) {
                throw malformed(PREFIX + name);
            }
        }

        @Override
        public String toString() {
            return PREFIX + name;
        }
    }

    /**
     * A model repository of the Hugging Face Hub.
     *
     * @param repository {@code owner/name}, or {@code name} for the few that have no owner
     * @param revision a branch, a tag or a commit
     */
    record HuggingFace(String repository, String revision) implements ModelSource {

        /** The branch that is meant where none is named. */
        public static final String DEFAULT_REVISION = "main";

        static final String PREFIX = "hf:";
        private static final Pattern REPOSITORY =
                Pattern.compile("(?:[A-Za-z0-9][\\w.-]*/)?[A-Za-z0-9][\\w.-]*");
        private static final int LONGEST_REPOSITORY = 96;
        private static final Pattern REVISION = Pattern.compile("\\w[\\w.-]*(?:/\\w[\\w.-]*)*");
        private static final int LONGEST_REVISION = 200;

        public HuggingFace {
            if (!isRepository(repository) || !isRevision(revision)) {
                throw malformed(text(repository, revision));
            }
        }

        static HuggingFace of(String text) {
            String[] parts = text.split("@", 2);
            return new HuggingFace(parts[0], parts.length == 2 ? parts[1] : DEFAULT_REVISION);
        }

        @Override
        public String name() {
            return repository;
        }

        @Override
        public String toString() {
            return text(repository, revision);
        }

        /** The Hub forbids "--" in names, which makes it a safe separator in the cache. */
        private static boolean isRepository(String text) {
            return text.length() <= LONGEST_REPOSITORY
                    && REPOSITORY.matcher(text).matches()
                    && !text.contains("--")
                    && !text.contains("..");
        }

        private static boolean isRevision(String text) {
            return text.length() <= LONGEST_REVISION
                    && REVISION.matcher(text).matches()
                    && !text.contains("..");
        }

        private static String text(String repository, String revision) {
            return PREFIX + repository + (revision.equals(DEFAULT_REVISION) ? "" : "@" + revision);
        }
    }

    /**
     * A folder in an object store, laid out as a directory is. What the address has to be like is
     * for those to say who fetch it.
     */
    record Remote(String address) implements ModelSource {

        static final String PREFIX = "s3://";

        public Remote {
            if (!address.startsWith(PREFIX) || address.length() == PREFIX.length()) {
                throw malformed(address);
            }
        }

        @Override
        public String name() {
            return address.replaceFirst("/+$", "").replaceFirst(".*/", "");
        }

        @Override
        public String toString() {
            return address;
        }
    }

    /**
     * Reads one of the forms above.
     *
     * @throws Misconfigured when the text has none of them
     */
    static ModelSource parse(String text) {
        String source = text.strip();
        if (source.startsWith(Embedded.PREFIX)) {
            return new Embedded(source.substring(Embedded.PREFIX.length()));
        }
        if (source.startsWith(HuggingFace.PREFIX)) {
            return HuggingFace.of(source.substring(HuggingFace.PREFIX.length()));
        }
        if (source.startsWith(Directory.PREFIX)) {
            return Directory.of(source.substring(Directory.PREFIX.length()), source);
        }
        if (source.startsWith(Remote.PREFIX)) {
            return new Remote(source);
        }
        if (source.isEmpty() || source.contains("://")) {
            throw malformed(source);
        }
        return Directory.of(source, source);
    }

    private static Misconfigured malformed(String text) {
        return new Misconfigured(
                ("'%s' names no model: write embedded:<name>, "
                                + "hf:<owner>/<name>[@<revision>], s3://<bucket>/<folder> or a directory")
                        .formatted(text));
    }
}
