// Lays out the project's Java sources as google-java-format does in AOSP style, or tells which are
// not. It is a program of its own because the formatter uses the parser of the JDK it runs on, and
// Maven's JDK may be older than the sources. To apply it: mvn -N prepare-package -Dformat=apply

/**
 * @param arguments {@code check} or {@code apply}, the project's folder, and a file whose time
 *     tells when all sources were last found in order: older ones are not read again
 */
void main(String... arguments) throws IOException {
    Path project = Path.of(arguments[1]);
    Path inOrder = Path.of(arguments[2]);
    Instant begin = Instant.now();
    List<String> sources = sources(project, Files.exists(inOrder) ? changed(inOrder) : Instant.MIN);
    if (!sources.isEmpty() && format(arguments[0].equals("apply"), sources) != 0) {
        System.err.println(
                "Some sources are not laid out as google-java-format does, see above. This does it:"
                        + " mvn -N prepare-package -Dformat=apply");
        System.exit(1);
    }
    Files.createDirectories(inOrder.getParent());
    Files.writeString(inOrder, "");
    Files.setLastModifiedTime(inOrder, FileTime.from(begin));
}

int format(boolean apply, List<String> sources) {
    List<String> call = new ArrayList<>(List.of("--aosp", "--skip-reflowing-long-strings"));
    call.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    call.addAll(sources);
    return ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(System.out, System.err, call.toArray(String[]::new));
}

List<String> sources(Path project, Instant since) throws IOException {
    List<String> sources = new ArrayList<>();
    try (Stream<Path> files = Files.walk(project)) {
        for (Path file : files.filter(path -> isSource(project.relativize(path))).toList()) {
            if (!changed(file).isBefore(since)) {
                sources.add(file.toString());
            }
        }
    }
    return sources;
}

boolean isSource(Path file) {
    boolean built =
            StreamSupport.stream(file.spliterator(), false).anyMatch(Path.of("target")::equals);
    return file.toString().endsWith(".java") && !built;
}

Instant changed(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
}
