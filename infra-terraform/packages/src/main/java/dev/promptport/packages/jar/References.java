package dev.promptport.packages.jar;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Which jars name which classes; each jar is read once. */
public final class References {

    private static final Pattern DESCRIBED = Pattern.compile("L([\\w$/]+)[;<]");

    private final Map<Jar, Set<String>> named = new HashMap<>();

    /**
     * A jar and those that no jar of the others needs but it: what can be left out together with
     * it.
     */
    public SortedSet<Jar> aloneWith(Jar root, Collection<Jar> all) throws IOException {
        SortedSet<Jar> alone = new TreeSet<>(Set.of(root));
        boolean grown = true;
        while (grown) {
            grown = false;
            for (Jar jar : all) {
                grown |= !alone.contains(jar) && isAlone(jar, alone, all) && alone.add(jar);
            }
        }
        return alone;
    }

    private boolean isAlone(Jar jar, Set<Jar> alone, Collection<Jar> all) throws IOException {
        boolean needed = false;
        for (Jar other : all) {
            if (!other.equals(jar) && needs(other, jar)) {
                if (!alone.contains(other)) {
                    return false;
                }
                needed = true;
            }
        }
        return needed;
    }

    /** Whether any class of one names a class of the other, be it only as an annotation. */
    private boolean needs(Jar one, Jar other) throws IOException {
        Set<String> names = named(one);
        return other.classes().stream().anyMatch(names::contains);
    }

    private Set<String> named(Jar jar) throws IOException {
        Set<String> known = named.get(jar);
        if (known == null) {
            known = read(jar);
            named.put(jar, known);
        }
        return known;
    }

    private static Set<String> read(Jar jar) throws IOException {
        Set<String> names = new HashSet<>();
        try (ZipFile zip = new ZipFile(jar.file().toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.getName().endsWith(".class")) {
                    try (InputStream in = zip.getInputStream(entry)) {
                        addNames(in.readAllBytes(), names);
                    }
                }
            }
        }
        return names;
    }

    private static void addNames(byte[] file, Set<String> names) {
        for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
            if (entry instanceof ClassEntry named) {
                names.add(named.asInternalName());
            } else if (entry instanceof Utf8Entry text) {
                addDescribed(text.stringValue(), names);
            }
        }
    }

    /** Annotations and the types of fields are named in descriptors only. */
    private static void addDescribed(String text, Set<String> names) {
        if (text.indexOf(';') > 0) {
            Matcher described = DESCRIBED.matcher(text);
            while (described.find()) {
                names.add(described.group(1));
            }
        }
    }
}
