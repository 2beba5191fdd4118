package dev.promptport.yaml;

import dev.promptport.domain.document.Document;
import dev.promptport.domain.document.DocumentLimits;
import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.port.DocumentPort;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * Documents in a folder of the class path, in directories and in jars, read once. Where the class
 * path has the folder several times, its documents are taken together; of two with the same name
 * the first on the class path counts.
 */
public final class ClassPathDocuments implements DocumentPort {

    private final ClassLoader loader;
    private final String folder;
    private final DocumentLimits limits;
    private volatile @Nullable List<Document> read;

    /**
     * @param folder as in {@code promptport/apps}, without slashes at its ends
     */
    public ClassPathDocuments(ClassLoader loader, String folder, DocumentLimits limits) {
        this.loader = loader;
        this.folder = folder;
        this.limits = limits;
    }

    @Override
    public List<Document> documents() {
        List<Document> documents = read;
        if (documents == null) {
            documents = read();
            read = documents;
        }
        return documents;
    }

    private List<Document> read() {
        SortedMap<String, Document> found = new TreeMap<>();
        try {
            List<URL> places = Collections.list(loader.getResources(folder));
            if (places.isEmpty()) {
                throw new Misconfigured(
                        "the class path has no folder " + folder + ": pack the module that has it");
            }
            for (URL place : places) {
                for (Document document : at(place)) {
                    found.putIfAbsent(document.name(), document);
                }
            }
        } catch (IOException e) {
            throw new Misconfigured("the class path's " + folder + " cannot be read", e);
        }
        List<Document> documents = List.copyOf(found.values());
        limits.check(
                folder,
                documents.size(),
                documents.stream().mapToLong(document -> document.text().length()).sum());
        return documents;
    }

    private List<Document> at(URL place) throws IOException {
        return switch (place.getProtocol()) {
            case "file" -> inDirectory(Path.of(URI.create(place.toString())));
            case "jar" -> inJar((JarURLConnection) place.openConnection());
            default ->
                    throw new Misconfigured(
                            "the class path's "
                                    + folder
                                    + " is neither in a directory nor in a jar");
        };
    }

    private List<Document> inDirectory(Path directory) throws IOException {
        List<Document> documents = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = directory.relativize(file).toString().replace('\\', '/');
                if (limits.admit(name)) {
                    documents.add(document(name, Files.newInputStream(file)));
                }
            }
        }
        return documents;
    }

    private List<Document> inJar(JarURLConnection connection) throws IOException {
        connection.setUseCaches(false);
        String below = folder + "/";
        List<Document> documents = new ArrayList<>();
        try (JarFile jar = connection.getJarFile()) {
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (entry.getName().startsWith(below) && limits.admit(entry.getName())) {
                    documents.add(
                            document(
                                    entry.getName().substring(below.length()),
                                    jar.getInputStream(entry)));
                }
            }
        }
        return documents;
    }

    private Document document(String name, InputStream content) throws IOException {
        try (content) {
            byte[] bytes = content.readNBytes(limits.bytesEach() + 1);
            limits.check(name, bytes.length);
            return DocumentLimits.decode(name, ByteBuffer.wrap(bytes));
        }
    }
}
