package dev.promptport.function.info.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Finds what the jars on the class path are: by their files' names, which Maven and the zips of our
 * functions make of artifact and version; in others by what Maven left inside, which tells of a jar
 * that holds several; and last by their manifests.
 */
final class Modules {

    private static final Pattern FILE = Pattern.compile("(.+?)-(\\d[\\w.+-]*)\\.jar");
    private static final Pattern POM =
            Pattern.compile("META-INF/maven/[^/]+/[^/]+/pom\\.properties");

    private Modules() {}

    /** In the order of their names; classes in folders are no module. */
    static List<Module> of(ClassLoader classPath) {
        List<Module> modules = new ArrayList<>();
        try {
            for (URL manifest : Collections.list(classPath.getResources(JarFile.MANIFEST_NAME))) {
                if (manifest.openConnection() instanceof JarURLConnection connection) {
                    connection.setUseCaches(false);
                    try (JarFile jar = connection.getJarFile()) {
                        modules.addAll(in(jar));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return modules.stream()
                .distinct()
                .sorted(Comparator.comparing(Module::name).thenComparing(Module::version))
                .toList();
    }

    static List<Module> in(JarFile jar) throws IOException {
        String file = String.valueOf(Path.of(jar.getName()).getFileName());
        Matcher named = FILE.matcher(file);
        if (named.matches()) {
            return List.of(new Module(named.group(1), named.group(2)));
        }
        List<Module> built = new ArrayList<>();
        for (ZipEntry entry : poms(jar)) {
            Properties pom = new Properties();
            try (InputStream in = jar.getInputStream(entry)) {
                pom.load(in);
            }
            built.add(
                    new Module(
                            pom.getProperty("artifactId", file), pom.getProperty("version", "")));
        }
        return built.isEmpty() ? List.of(described(file, jar.getManifest())) : built;
    }

    private static List<? extends ZipEntry> poms(JarFile jar) {
        try (Stream<? extends ZipEntry> entries = jar.stream()) {
            return entries.filter(entry -> POM.matcher(entry.getName()).matches()).toList();
        }
    }

    private static Module described(String file, Manifest manifest) {
        Attributes main = manifest.getMainAttributes();
        String version = main.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return new Module(file, version == null ? "" : version);
    }
}
