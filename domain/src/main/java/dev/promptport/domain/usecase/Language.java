package dev.promptport.domain.usecase;

import dev.promptport.domain.failure.InvalidRequest;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A language code is written in, and how a file of it is called and typed. */
public record Language(String name, String extension, String mediaType) {

    private static final int LONGEST_NAME = 40;
    private static final Map<String, Language> KNOWN = table();

    /**
     * The language of that name, in any case and by its common short names too. One that is not in
     * the table is kept as plain text.
     *
     * @throws InvalidRequest naming {@code language}
     */
    public static Language named(String name) {
        String stripped = name.strip();
        if (stripped.isEmpty()) {
            throw InvalidRequest.missing("language");
        }
        if (stripped.length() > LONGEST_NAME
                || stripped.chars().anyMatch(Character::isISOControl)) {
            throw InvalidRequest.invalid(
                    "language",
                    "a language's name is 1 to " + LONGEST_NAME + " printable characters");
        }
        Language known = KNOWN.get(stripped.toLowerCase(Locale.ROOT));
        return known == null ? new Language(stripped, "txt", text("plain")) : known;
    }

    private static Map<String, Language> table() {
        Map<String, Language> table = new HashMap<>();
        enter(table, new Language("Python", "py", text("x-python")), "py", "python3");
        enter(table, new Language("Java", "java", text("x-java-source")));
        enter(table, new Language("JavaScript", "js", text("javascript")), "js", "node", "nodejs");
        enter(table, new Language("TypeScript", "ts", text("x-typescript")), "ts");
        enter(table, new Language("C", "c", text("x-c")));
        enter(table, new Language("C++", "cpp", text("x-c++")), "cpp", "cplusplus");
        enter(table, new Language("C#", "cs", text("x-csharp")), "csharp", "cs");
        enter(table, new Language("Go", "go", text("x-go")), "golang");
        enter(table, new Language("Rust", "rs", text("x-rust")), "rs");
        enter(table, new Language("Kotlin", "kt", text("x-kotlin")), "kt");
        enter(table, new Language("Scala", "scala", text("x-scala")));
        enter(table, new Language("Swift", "swift", text("x-swift")));
        enter(table, new Language("Ruby", "rb", text("x-ruby")), "rb");
        enter(table, new Language("PHP", "php", text("x-php")));
        enter(table, new Language("Perl", "pl", text("x-perl")));
        enter(table, new Language("R", "r", text("x-r")));
        enter(table, new Language("Lua", "lua", text("x-lua")));
        enter(table, new Language("Haskell", "hs", text("x-haskell")));
        enter(table, new Language("Shell", "sh", text("x-sh")), "sh", "bash");
        enter(table, new Language("PowerShell", "ps1", text("x-powershell")), "ps1");
        enter(table, new Language("SQL", "sql", "application/sql"));
        enter(table, new Language("HTML", "html", text("html")));
        enter(table, new Language("CSS", "css", text("css")));
        enter(table, new Language("JSON", "json", "application/json"));
        enter(table, new Language("YAML", "yaml", "application/yaml"), "yml");
        enter(table, new Language("XML", "xml", "application/xml"));
        enter(table, new Language("Markdown", "md", text("markdown")), "md");
        enter(table, new Language("Terraform", "tf", text("x-hcl")), "hcl");
        return Map.copyOf(table);
    }

    private static void enter(
            Map<String, Language> table, Language language, String... shortNames) {
        table.put(language.name().toLowerCase(Locale.ROOT), language);
        for (String shortName : shortNames) {
            table.put(shortName, language);
        }
    }

    private static String text(String subtype) {
        return "text/" + subtype + "; charset=utf-8";
    }
}
