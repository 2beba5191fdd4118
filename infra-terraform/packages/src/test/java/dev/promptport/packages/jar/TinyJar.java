package dev.promptport.packages.jar;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A jar of a few files, written when it is asked for. */
public final class TinyJar {

    private final String name;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private TinyJar(String name) {
        this.name = name;
    }

    public static TinyJar named(String name) {
        return new TinyJar(name);
    }

    /** Someone's library with one class of its own. */
    public static TinyJar library(String name, String type) {
        return named(name).withClass(type);
    }

    /** A module of this project. */
    public static TinyJar own(String artifact) {
        return named(artifact + "-1.jar")
                .with("META-INF/maven/dev.promptport/" + artifact + "/pom.properties", "");
    }

    public TinyJar with(String entry, String content) {
        return with(entry, content.getBytes(StandardCharsets.UTF_8));
    }

    public TinyJar with(String entry, byte[] content) {
        entries.put(entry, content);
        return this;
    }

    /** Adds a class with fields of other classes' types. */
    public TinyJar withClass(String type, String... fields) {
        byte[] file =
                ClassFile.of()
                        .build(
                                ClassDesc.of(type),
                                builder -> {
                                    int number = 0;
                                    for (String field : fields) {
                                        builder.withField("f" + number++, ClassDesc.of(field), 0);
                                    }
                                    builder.withSuperclass(ConstantDescs.CD_Object);
                                });
        return with(type.replace('.', '/') + ".class", file);
    }

    public Jar in(Path folder) throws IOException {
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return new Jar(file);
    }
}
