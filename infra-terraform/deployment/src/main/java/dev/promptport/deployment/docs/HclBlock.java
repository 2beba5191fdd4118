package dev.promptport.deployment.docs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A block of HCL, as in {@code variable "name" { type = string }}.
 *
 * @param type empty for a whole file
 * @param labels without their quotes
 * @param attributes the source of each value by its name, without comments behind it
 */
record HclBlock(
        String type, List<String> labels, Map<String, String> attributes, List<HclBlock> blocks) {

    HclBlock {
        labels = List.copyOf(labels);
        blocks = List.copyOf(blocks);
    }

    Optional<String> attribute(String name) {
        return Optional.ofNullable(attributes.get(name));
    }

    Stream<HclBlock> blocks(String type) {
        return blocks.stream().filter(block -> block.type().equals(type));
    }

    /** The first label, which names variables, outputs and modules. */
    String name() {
        return labels.getFirst();
    }
}
