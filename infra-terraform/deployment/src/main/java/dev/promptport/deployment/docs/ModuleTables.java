package dev.promptport.deployment.docs;

import java.util.List;
import java.util.stream.Stream;

/**
 * The tables of a module in Markdown, in the manner of terraform-docs. What a module has none of
 * has no table.
 */
final class ModuleTables {

    private final TerraformModule module;

    ModuleTables(TerraformModule module) {
        this.module = module;
    }

    /** Each table below its heading, with empty lines between and none at the ends. */
    String markdown() {
        return String.join(
                "\n\n",
                Stream.of(requirements(), modules(), resources(), inputs(), outputs())
                        .filter(table -> !table.isEmpty())
                        .toList());
    }

    private String requirements() {
        Stream<String> terraform =
                module.blocks("terraform").stream()
                        .flatMap(block -> block.attribute("required_version").stream())
                        .map(version -> row("terraform", MarkdownCell.text(HclText.of(version))));
        Stream<String> providers =
                module.blocks("terraform").stream()
                        .flatMap(block -> block.blocks("required_providers"))
                        .flatMap(block -> block.attributes().entrySet().stream())
                        .map(entry -> row(entry.getKey(), versionOf(entry.getValue())));
        return table(
                "Requirements",
                "| Name | Version |\n|------|---------|",
                Stream.concat(terraform, providers));
    }

    private String modules() {
        return table(
                "Modules",
                "| Name | Source |\n|------|--------|",
                module.blocks("module").stream()
                        .map(call -> row(call.name(), text(call, "source"))));
    }

    private String resources() {
        return table(
                "Resources",
                "| Name | Type |\n|------|------|",
                Stream.concat(
                        module.blocks("resource").stream()
                                .map(block -> row(address(block), "resource")),
                        module.blocks("data").stream()
                                .map(block -> row(address(block), "data source"))));
    }

    private String inputs() {
        return table(
                "Inputs",
                """
                | Name | Description | Type | Default | Required |
                |------|-------------|------|---------|:--------:|""",
                module.blocks("variable").stream().map(ModuleTables::input));
    }

    private String outputs() {
        return table(
                "Outputs",
                "| Name | Description |\n|------|-------------|",
                module.blocks("output").stream()
                        .map(output -> row(output.name(), text(output, "description"))));
    }

    private static String input(HclBlock variable) {
        return row(
                variable.name(),
                text(variable, "description"),
                MarkdownCell.code(variable.attribute("type").orElse("any")),
                variable.attribute("default").map(MarkdownCell::code).orElse("n/a"),
                variable.attribute("default").isPresent() ? "no" : "yes");
    }

    private static String text(HclBlock block, String attribute) {
        return MarkdownCell.text(block.attribute(attribute).map(HclText::of).orElse("n/a"));
    }

    private static String address(HclBlock block) {
        return MarkdownCell.code(String.join(".", block.labels()));
    }

    private static String versionOf(String requirement) {
        return HclReader.read("provider " + requirement)
                .blocks()
                .getFirst()
                .attribute("version")
                .map(HclText::of)
                .map(MarkdownCell::text)
                .orElse("n/a");
    }

    private static String row(String name, String... cells) {
        return "| " + name + " | " + String.join(" | ", List.of(cells)) + " |";
    }

    private static String table(String heading, String head, Stream<String> rows) {
        List<String> lines = rows.toList();
        return lines.isEmpty()
                ? ""
                : "## " + heading + "\n\n" + head + "\n" + String.join("\n", lines);
    }
}
