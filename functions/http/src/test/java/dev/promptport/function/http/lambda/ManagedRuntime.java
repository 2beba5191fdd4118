package dev.promptport.function.http.lambda;

import com.amazonaws.services.lambda.runtime.LambdaRuntime;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;

import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.ConstantInstruction;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;

/**
 * Lambda's managed Java runtime with its three folders at other places than on Lambda.
 *
 * @param task in place of {@code /var/task}
 * @param opt in place of {@code /opt}
 * @param lib in place of {@code /var/runtime/lib}
 */
public record ManagedRuntime(Path task, Path opt, Path lib) {

    /** Where the runtime interface client looks for layers, whatever the environment says. */
    private static final String LAYERS = "/opt/java";

    private static final List<Class<?>> CARRIED =
            List.of(
                    AWSLambda.class,
                    LambdaRuntime.class,
                    PojoSerializer.class,
                    SdkInternalThreadLocal.class);

    /**
     * Puts the jars that the managed runtime brings into a folder: the runtime interface client and
     * what it needs, from the class path of the test.
     *
     * @return the folder
     */
    public static Path layOut(Path lib) throws IOException {
        Files.createDirectories(lib);
        for (Class<?> one : CARRIED) {
            Path jar = jar(one);
            Files.copy(jar, lib.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        }
        return lib;
    }

    /** How the virtual machine is started, as Lambda does it for Java 25. */
    List<String> options() throws IOException {
        return List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                clientLookingInOpt() + File.pathSeparator + lib + "/*");
    }

    /** The variables that Lambda sets beside the given ones. */
    Map<String, String> variables(Map<String, String> given) {
        Map<String, String> variables = new HashMap<>();
        variables.put("AWS_DEFAULT_REGION", "eu-central-1");
        variables.put("AWS_EXECUTION_ENV", "AWS_Lambda_java25");
        variables.put("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand");
        variables.put("LAMBDA_RUNTIME_DIR", "/var/runtime");
        variables.put("LANG", "en_US.UTF-8");
        variables.put("LD_LIBRARY_PATH", "/lib64:/usr/lib64:" + task + "/lib:" + opt + "/lib");
        variables.put("PATH", "/usr/local/bin:/usr/bin:/bin:" + opt + "/bin");
        variables.put("TZ", ":UTC");
        given.forEach((name, value) -> variables.put(name, here(value)));
        return variables;
    }

    /** The same value with the paths of this machine in place of Lambda's. */
    private String here(String value) {
        return moved(moved(value, "/opt", opt), "/var/task", task);
    }

    private static String moved(String value, String from, Path to) {
        return value.replaceAll(
                "(?<=^|[:;,=])" + from + "(?=/|$|[:;,])", Matcher.quoteReplacement(to.toString()));
    }

    /**
     * The client's main class with one constant changed, the folder of layers: everything else of
     * it, its class loader among it, is as on Lambda.
     *
     * @return a folder for the class path
     */
    private Path clientLookingInOpt() throws IOException {
        String entry = AWSLambda.class.getName().replace('.', '/') + ".class";
        byte[] changed;
        try (InputStream original = AWSLambda.class.getResourceAsStream("/" + entry)) {
            ClassFile files = ClassFile.of();
            changed =
                    files.transformClass(
                            files.parse(original.readAllBytes()),
                            ClassTransform.transformingMethodBodies(layersBelow(opt)));
        }
        Path folder = Files.createTempDirectory(task.getParent(), "client");
        Path target = folder.resolve(entry);
        Files.createDirectories(target.getParent());
        Files.write(target, changed);
        return folder;
    }

    private static CodeTransform layersBelow(Path opt) {
        return (code, element) -> {
            if (element instanceof ConstantInstruction constant
                    && LAYERS.equals(constant.constantValue())) {
                code.loadConstant(opt.resolve("java").toString());
            } else {
                code.with(element);
            }
        };
    }

    private static Path jar(Class<?> one) {
        try {
            return Path.of(one.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(one + " is in no jar", e);
        }
    }
}
