package dev.promptport.deployment.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the files of a folder declare, in their order. */
record TerraformModule(List<HclBlock> blocks) {

    /**
     * @throws IllegalArgumentException with the file and the line, for what is no HCL
     */
    static TerraformModule read(Path folder) throws IOException {
        List<HclBlock> blocks = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                blocks.addAll(HclReader.read(Files.readString(file)).blocks());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(file + ", " + e.getMessage(), e);
            }
        }
        return new TerraformModule(List.copyOf(blocks));
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tf"))
                    .sorted()
                    .toList();
        }
    }

    List<HclBlock> blocks(String type) {
        return blocks.stream().filter(block -> block.type().equals(type)).toList();
    }
}
