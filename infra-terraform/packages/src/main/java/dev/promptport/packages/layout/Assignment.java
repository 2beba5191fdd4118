package dev.promptport.packages.layout;

import dev.promptport.packages.jar.Jar;
import dev.promptport.packages.jar.Origin;
import dev.promptport.packages.jar.References;
import dev.promptport.packages.jar.WholeZip;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where each jar of each function goes: into exactly one layer, into the function's own zip, or
 * nowhere because the runtime brings it.
 *
 * @param layers the jars of each layer, by its name
 * @param zips the jars of each function's own zip
 * @param left the jars of each function that the runtime brings
 * @param used the layers that each function needs, in a fixed order
 */
public record Assignment(
        SortedMap<String, SortedSet<Jar>> layers,
        SortedMap<String, SortedSet<Jar>> zips,
        SortedMap<String, SortedSet<Jar>> left,
        SortedMap<String, List<String>> used) {

    public static final String RUNTIME = "runtime";
    public static final String AWS_SDK = "aws-sdk";
    public static final String PYTORCH = "pytorch";

    private static final List<String> FIRST = List.of(RUNTIME, AWS_SDK, PYTORCH);

    public static Assignment of(List<WholeZip> functions, Flavour flavour) throws IOException {
        SortedMap<String, SortedSet<Jar>> left = new TreeMap<>();
        SortedMap<String, SortedSet<Jar>> needed = new TreeMap<>();
        References references = new References();
        for (WholeZip function : functions) {
            SortedSet<Jar> brought = brought(function, flavour, references);
            SortedSet<Jar> rest = new TreeSet<>(function.jars());
            rest.removeAll(brought);
            left.put(function.function(), brought);
            needed.put(function.function(), rest);
        }
        Map<Jar, String> layerOf = layerOf(needed.values());
        SortedMap<String, SortedSet<Jar>> layers = new TreeMap<>();
        layerOf.forEach(
                (jar, layer) -> layers.computeIfAbsent(layer, _ -> new TreeSet<>()).add(jar));
        SortedMap<String, SortedSet<Jar>> zips = new TreeMap<>();
        SortedMap<String, List<String>> used = new TreeMap<>();
        needed.forEach(
                (function, jars) -> {
                    SortedSet<Jar> own = new TreeSet<>(jars);
                    own.removeAll(layerOf.keySet());
                    zips.put(function, own);
                    used.put(function, used(jars, layerOf));
                });
        return new Assignment(layers, zips, left, used);
    }

    /** The jars of a function's own zip. */
    public SortedSet<Jar> zip(String function) {
        return zips.getOrDefault(function, Collections.emptySortedSet());
    }

    private static SortedSet<Jar> brought(WholeZip function, Flavour flavour, References references)
            throws IOException {
        SortedSet<Jar> brought = new TreeSet<>();
        for (Jar jar : function.jars()) {
            if (flavour.brings(jar)) {
                brought.addAll(references.aloneWith(jar, function.jars()));
            }
        }
        return brought;
    }

    private static Map<Jar, String> layerOf(Collection<SortedSet<Jar>> functions)
            throws IOException {
        Map<Jar, Integer> carriers = new TreeMap<>();
        functions.forEach(jars -> jars.forEach(jar -> carriers.merge(jar, 1, Integer::sum)));
        Map<Jar, String> layerOf = new HashMap<>();
        for (Map.Entry<Jar, Integer> carried : carriers.entrySet()) {
            Jar jar = carried.getKey();
            boolean byAll = carried.getValue() == functions.size();
            boolean bySeveral = carried.getValue() > 1;
            switch (Origin.of(jar)) {
                case OWN -> {}
                case MODEL -> layerOf.put(jar, Origin.artifact(jar).orElseThrow());
                case PYTORCH -> layerOf.put(jar, PYTORCH);
                case AWS_SDK -> {
                    // What one function alone uses would only make the others larger.
                    if (bySeveral) {
                        layerOf.put(jar, AWS_SDK);
                    }
                }
                case OTHER -> {
                    if (byAll) {
                        layerOf.put(jar, RUNTIME);
                    }
                }
            }
        }
        return layerOf;
    }

    private static List<String> used(Set<Jar> jars, Map<Jar, String> layerOf) {
        SortedSet<String> names = new TreeSet<>();
        for (Jar jar : jars) {
            String layer = layerOf.get(jar);
            if (layer != null) {
                names.add(layer);
            }
        }
        List<String> ordered = new ArrayList<>(FIRST);
        ordered.retainAll(names);
        names.removeAll(FIRST);
        ordered.addAll(names);
        return ordered;
    }
}
