package dev.promptport.deployment.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the tables of all READMEs of the Terraform modules anew. */
public final class ModuleDocs {

    /** What calls this in the project's folder. */
    static final String COMMAND = "mvn -q -N -f infra-terraform validate exec:exec@docs";

    private ModuleDocs() {}

    /**
     * @param arguments the folder of the Terraform files
     */
    public static void main(String... arguments) throws IOException {
        boolean complete = true;
        for (ModuleReadme readme : ModuleReadme.below(Path.of(arguments[0]))) {
            try {
                String text = readme.withTables();
                if (!text.equals(readme.text())) {
                    Files.writeString(readme.file(), text);
                    System.out.println(readme.file());
                }
            } catch (IllegalStateException | IllegalArgumentException e) {
                System.err.println(e.getMessage());
                complete = false;
            }
        }
        if (!complete) {
            System.exit(1);
        }
    }
}
