package dev.promptport.function.info;

import dev.promptport.function.http.readiness.FunctionProbe;
import dev.promptport.function.http.setting.Setting;
import dev.promptport.function.info.process.ProcessFacts;
import dev.promptport.function.info.setting.GivenSettings;
import dev.promptport.function.info.setting.SettingCatalogue;
import dev.promptport.function.info.setting.SettingSource;

import io.micronaut.context.env.Environment;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** This deployment, described from within. */
final class Deployment {

    private final Environment environment;
    private final SettingCatalogue catalogue;
    private final ProcessFacts process;
    private final List<FunctionProbe> functions;
    private final List<String> providers;

    /**
     * @param providers the names of the providers of models
     */
    Deployment(
            Environment environment,
            SettingCatalogue catalogue,
            ProcessFacts process,
            List<FunctionProbe> functions,
            List<String> providers) {
        this.environment = environment;
        this.catalogue = catalogue;
        this.process = process;
        this.functions =
                functions.stream().sorted(Comparator.comparing(FunctionProbe::function)).toList();
        this.providers = providers.stream().distinct().sorted().toList();
    }

    Info describe() {
        GivenSettings given = GivenSettings.of(environment);
        SortedMap<String, Object> settings = new TreeMap<>(catalogue.shown(given, functionNames()));
        settings.put("environment", surroundings(given));
        settings.put("providers", providers);
        settings.put("services", functions.stream().map(Deployment::service).toList());
        if (dumpsDefaults()) {
            settings.put("settings_defaults", catalogue.defaults());
        }
        return new Info(new AwsSurroundings(environment).aws(), settings);
    }

    private SortedMap<String, Object> surroundings(GivenSettings given) {
        List<String> dotenv = from(SettingSource.DOTENV, given);
        List<String> terraform = from(SettingSource.TERRAFORM, given);
        SortedMap<String, Object> facts = process.facts();
        facts.put("debug_mode", text("log-level").filter("debug"::equalsIgnoreCase).isPresent());
        facts.put("dotenv", dotenv);
        facts.put("dump_defaults", dumpsDefaults());
        facts.put("is_using_dotenv_file", !dotenv.isEmpty());
        facts.put("is_using_tfvars_file", !terraform.isEmpty());
        facts.put("tfvars", terraform);
        return facts;
    }

    /** Whether the answer has the defaults of all settings too; they are no secret. */
    boolean dumpsDefaults() {
        return text("dump-defaults")
                .map(text -> new Setting("DUMP_DEFAULTS", text).flag())
                .orElse(true);
    }

    private Optional<String> text(String property) {
        return environment.getProperty(property, String.class).filter(text -> !text.isBlank());
    }

    private List<String> from(SettingSource source, GivenSettings given) {
        return catalogue.from(source, given, functionNames());
    }

    private List<String> functionNames() {
        return functions.stream().map(FunctionProbe::function).toList();
    }

    /** A pair, as the reference has it: the name, and whether the function is set up. */
    private static List<Object> service(FunctionProbe function) {
        return List.of(function.function(), function.missing().isEmpty());
    }
}
