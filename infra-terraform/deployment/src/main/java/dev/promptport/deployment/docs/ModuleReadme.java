package dev.promptport.deployment.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The README of a Terraform module, whose tables stand between two markers.
 *
 * @param folder of the module
 */
record ModuleReadme(Path folder) {

    static final String BEGIN = "<!-- BEGIN_DOCS -->";
    static final String END = "<!-- END_DOCS -->";

    /**
     * Those of the stack, of its modules and of its examples: of each folder with Terraform files.
     */
    static List<ModuleReadme> below(Path infrastructure) throws IOException {
        List<Path> folders = new ArrayList<>(List.of(infrastructure));
        for (String group : List.of("modules", "examples")) {
            if (Files.isDirectory(infrastructure.resolve(group))) {
                try (Stream<Path> inside = Files.list(infrastructure.resolve(group))) {
                    inside.filter(Files::isDirectory).sorted().forEach(folders::add);
                }
            }
        }
        List<ModuleReadme> readmes = new ArrayList<>();
        for (Path folder : folders) {
            if (!TerraformModule.files(folder).isEmpty()) {
                readmes.add(new ModuleReadme(folder));
            }
        }
        return readmes;
    }

    Path file() {
        return folder.resolve("README.md");
    }

    /**
     * @throws IllegalStateException when there is none
     */
    String text() throws IOException {
        if (!Files.exists(file())) {
            throw new IllegalStateException(
                    file()
                            + " is missing: write what the module is for, and the two lines "
                            + markers());
        }
        return Files.readString(file());
    }

    /**
     * What it has to say: its own text, with the module's tables between the markers.
     *
     * @throws IllegalStateException when there is none, or it has no markers
     */
    String withTables() throws IOException {
        String text = text();
        int begin = text.indexOf(BEGIN);
        int end = text.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalStateException(
                    file() + " has no place for its tables: write the two lines " + markers());
        }
        String tables = new ModuleTables(TerraformModule.read(folder)).markdown();
        return text.substring(0, begin + BEGIN.length())
                + "\n"
                + tables
                + "\n"
                + text.substring(end);
    }

    private static String markers() {
        return BEGIN + " and " + END;
    }
}
