package dev.promptport.function.info.process;

import io.micronaut.core.version.VersionUtils;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The machine, the virtual machine and the libraries. */
public final class ProcessFacts {

    private static final String SELF = "function-info";
    private static final String AWS_SDK = "sdk-core";

    private final ClassLoader classPath;
    private volatile @Nullable List<Module> modules;

    /**
     * @param classPath whose jars are the modules
     */
    public ProcessFacts(ClassLoader classPath) {
        this.classPath = classPath;
    }

    /** By name: texts, the list of modules, and the seconds since the start. */
    public SortedMap<String, Object> facts() {
        SortedMap<String, Object> facts = new TreeMap<>();
        facts.put("architecture", System.getProperty("os.arch"));
        facts.put("java_version", System.getProperty("java.runtime.version"));
        facts.put("micronaut_version", String.valueOf(VersionUtils.getMicronautVersion()));
        facts.put("modules", modules());
        facts.put("os", File.separatorChar == '/' ? "posix" : "nt");
        facts.put("release", System.getProperty("os.version"));
        facts.put("sdk_version", version(AWS_SDK).orElse("not carried"));
        facts.put("system", System.getProperty("os.name"));
        facts.put("uptime_seconds", uptime().toSeconds());
        facts.put("version", version(SELF).orElse("not packaged"));
        facts.put("vm_name", System.getProperty("java.vm.name"));
        return facts;
    }

    /** Looked up when first asked for: that opens every jar. */
    private List<Module> modules() {
        List<Module> found = modules;
        if (found == null) {
            found = Modules.of(classPath);
            modules = found;
        }
        return found;
    }

    private Optional<String> version(String name) {
        return modules().stream()
                .filter(module -> module.name().equals(name))
                .map(Module::version)
                .findFirst();
    }

    private static Duration uptime() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
