package dev.promptport.yaml;

import dev.promptport.domain.failure.Misconfigured;
import dev.promptport.domain.plugin.Plugin;
import dev.promptport.domain.port.DocumentPort;
import dev.promptport.domain.port.PluginPort;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plugins in documents, one each. {@code docs/schemas/plugin.schema.json} says how they are
 * written. Each knows what stands under {@code additional_information}, for which it has a tool of
 * its own, named like the plugin with underscores for all but letters, digits and dashes.
 */
public final class YamlPlugins implements PluginPort {

    private record Known(List<Plugin> plugins, List<String> problems) {}

    private final Readings<Plugin, Known> plugins;

    public YamlPlugins(DocumentPort documents) {
        plugins = new Readings<>(documents, new PluginShape(), YamlPlugins::together);
    }

    /**
     * @throws Misconfigured with all that is wrong with any of the documents, and when the tools of
     *     two plugins have the same name
     * @throws dev.promptport.domain.failure.Failure when documents cannot be read
     */
    @Override
    public List<Plugin> plugins() {
        Known known = plugins.current();
        if (!known.problems().isEmpty()) {
            throw new Misconfigured(String.join("\n", known.problems()));
        }
        return known.plugins();
    }

    private static Known together(List<Reading<Plugin>> readings) {
        return new Known(
                readings.stream()
                        .flatMap(reading -> reading.value().stream())
                        .sorted(Comparator.comparing(Plugin::name))
                        .toList(),
                Stream.concat(
                                readings.stream().flatMap(reading -> reading.problems().stream()),
                                sameTools(readings))
                        .toList());
    }

    private static Stream<String> sameTools(List<Reading<Plugin>> readings) {
        Map<String, List<Reading<Plugin>>> byTool =
                readings.stream()
                        .filter(reading -> reading.value().isPresent())
                        .collect(
                                Collectors.groupingBy(
                                        YamlPlugins::tool, TreeMap::new, Collectors.toList()));
        return byTool.entrySet().stream()
                .filter(named -> named.getValue().size() > 1)
                .map(
                        named ->
                                Reading.documents(named.getValue())
                                        + " both make a tool named "
                                        + named.getKey()
                                        + ": give the plugins names that differ");
    }

    private static String tool(Reading<Plugin> reading) {
        return reading.value().orElseThrow().facts().definition().name();
    }
}
