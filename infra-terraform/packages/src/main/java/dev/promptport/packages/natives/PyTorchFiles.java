package dev.promptport.packages.natives;

import dev.promptport.packages.failure.PackagingFailure;
import dev.promptport.packages.jar.Jar;
import dev.promptport.packages.zip.Tree;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * PyTorch for one platform as it lies below {@code /opt}: trimmed libraries in {@code lib}, jars
 * without libraries in {@code java/lib}.
 *
 * @param environment what DJL has to be told to find them there and to look nowhere else
 * @param untrimmed what the libraries weighed before, in bytes
 */
public record PyTorchFiles(Tree tree, Map<String, String> environment, long untrimmed) {

    private static final String FOLDER = "/opt/lib";
    private static final String PROPERTIES = "native/lib/pytorch.properties";

    /**
     * Takes the jars apart.
     *
     * @param jars DJL's and JNA's, and those with the libraries of any platform
     * @param libraries PyTorch's own jar for this platform, used in place of any other of its kind
     * @param work an empty folder
     */
    public static PyTorchFiles of(
            Platform platform, Collection<Jar> jars, Path libraries, Path work) throws IOException {
        List<Path> all = new ArrayList<>(List.of(libraries));
        for (Jar jar : jars) {
            if (!jar.entries().contains(PROPERTIES)) {
                all.add(jar.file());
            }
        }
        Files.createDirectories(work.resolve("lib"));
        Files.createDirectories(work.resolve("java"));
        List<Path> pruned = new ArrayList<>();
        List<Path> trimmed = new ArrayList<>();
        long untrimmed = 0;
        for (Path jar : all) {
            TakenApart parts = TakenApart.of(platform, jar, work);
            pruned.add(parts.jar());
            trimmed.addAll(parts.libraries());
            untrimmed += parts.untrimmed();
        }
        Tree tree = Tree.of("java/lib", pruned).with(List.of(Tree.of("lib", trimmed)));
        return new PyTorchFiles(tree, environment(libraries), untrimmed);
    }

    /** What the libraries weigh, in bytes. */
    public long trimmed() throws IOException {
        long bytes = 0;
        for (Map.Entry<String, Path> file : tree.files().entrySet()) {
            bytes += file.getKey().startsWith("lib/") ? Files.size(file.getValue()) : 0;
        }
        return bytes;
    }

    private static Map<String, String> environment(Path libraries) throws IOException {
        Properties made = new Properties();
        try (ZipFile jar = new ZipFile(libraries.toFile())) {
            ZipEntry entry = jar.getEntry(PROPERTIES);
            if (entry == null) {
                throw new PackagingFailure(
                        libraries + " is not PyTorch's jar of libraries: it has no " + PROPERTIES);
            }
            try (InputStream in = jar.getInputStream(entry)) {
                made.load(in);
            }
        }
        Map<String, String> environment = new TreeMap<>();
        environment.put("PYTORCH_LIBRARY_PATH", FOLDER);
        environment.put("PYTORCH_VERSION", made.getProperty("version").replaceFirst("-.*", ""));
        environment.put("PYTORCH_FLAVOR", made.getProperty("flavor"));
        environment.put("RUST_LIBRARY_PATH", FOLDER + "/libtokenizers.so");
        environment.put("DJL_CACHE_DIR", "/tmp");
        environment.put("ENGINE_CACHE_DIR", "/tmp");
        environment.put("DJL_OFFLINE", "true");
        environment.put("OPT_OUT_TRACKING", "true");
        return environment;
    }
}
