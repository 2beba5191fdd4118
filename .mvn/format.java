// Lays out the project's Java sources as google-java-format does in AOSP style, or tells which are not.
//
// It runs as a program of its own because the formatter reads sources with the parser of the JDK it runs on, and Maven's
// JDK may be older than the sources. Run it through Maven: mvn -N prepare-package -Dformat=apply

/**
 * @param arguments {@code check} or {@code apply}, the project's folder, and a file whose time tells when all sources
 *     were last found in order: older ones are not read again
 */
void main(String... arguments) throws IOException {
    boolean apply = arguments[0].equals("apply");
    Path marker = Path.of(arguments[2]);
    FileTime begin = FileTime.from(Instant.now());
    List<String> sources = sources(Path.of(arguments[1]), marker);
    if (!sources.isEmpty() && format(apply, sources) != 0) {
        System.err.println(
                apply
                        ? "Some sources could not be laid out: see above."
                        : "The files above are laid out otherwise than google-java-format does: run"
                                + " mvn -N prepare-package -Dformat=apply");
        System.exit(1);
    }
    Files.createDirectories(marker.getParent());
    Files.writeString(marker, "");
    Files.setLastModifiedTime(marker, begin);
}

int format(boolean apply, List<String> sources) {
    List<String> arguments = new ArrayList<>(List.of("--aosp", "--skip-reflowing-long-strings"));
    arguments.addAll(apply ? List.of("--replace") : List.of("--dry-run", "--set-exit-if-changed"));
    arguments.addAll(sources);
    return ToolProvider.findFirst("google-java-format")
            .orElseThrow()
            .run(System.out, System.err, arguments.toArray(String[]::new));
}

List<String> sources(Path project, Path marker) throws IOException {
    FileTime checked =
            Files.exists(marker) ? Files.getLastModifiedTime(marker) : FileTime.fromMillis(0);
    List<String> sources = new ArrayList<>();
    Files.walkFileTree(
            project,
            new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes a) {
                    String name = folder.getFileName().toString();
                    return !folder.equals(project) && (name.startsWith(".") || name.equals("target"))
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(".java")
                            && attributes.lastModifiedTime().compareTo(checked) >= 0) {
                        sources.add(file.toString());
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
    return sources;
}
