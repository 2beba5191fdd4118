import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.parsers.DocumentBuilderFactory;

/**
 * Tells from Maven's test reports how many tests ran, and which were skipped and why. Fails when
 * none ran.
 */
final class TestReport {

    private int tests;
    private int failed;
    private final List<String> skipped = new ArrayList<>();

    /**
     * @param arguments when the run began, in seconds since 1970: older reports are another run's
     */
    public static void main(String... arguments) throws Exception {
        Instant begin = Instant.ofEpochSecond(Long.parseLong(arguments[0]));
        TestReport report = new TestReport();
        for (Path file : reportsSince(begin)) {
            report.add(
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
        }
        report.print();
        if (report.tests == report.skipped.size()) {
            System.exit(1);
        }
    }

    private static List<Path> reportsSince(Instant begin) throws IOException {
        List<Path> reports = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of(""))) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().matches(".*target.(surefire|failsafe)-reports.TEST-.*\\.xml")
                        && !Files.getLastModifiedTime(file).toInstant().isBefore(begin)) {
                    reports.add(file);
                }
            }
        }
        return reports;
    }

    private void add(Document document) {
        NodeList cases = document.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            tests++;
            if (has(test, "failure") || has(test, "error")) {
                failed++;
            }
            if (has(test, "skipped")) {
                skipped.add(named(test) + ": " + reason(test));
            }
        }
    }

    private static boolean has(Element test, String name) {
        return test.getElementsByTagName(name).getLength() > 0;
    }

    private static String named(Element test) {
        return test.getAttribute("classname") + "." + test.getAttribute("name");
    }

    /** A test that gave up says why in the first line of its stack trace. */
    private static String reason(Element test) {
        Element skip = (Element) test.getElementsByTagName("skipped").item(0);
        String reason = skip.getAttribute("message");
        if (reason.isBlank()) {
            reason = skip.getTextContent().strip().lines().findFirst().orElse("no reason given");
        }
        return reason.replaceFirst("^org.opentest4j.TestAbortedException: ", "")
                .replaceFirst("^Assumption failed: ", "");
    }

    private void print() {
        System.out.println();
        if (!skipped.isEmpty()) {
            System.out.println("Skipped:");
            skipped.forEach(line -> System.out.println("  " + line));
        }
        System.out.printf(
                "%d tests: %d passed, %d failed, %d skipped.%n",
                tests, tests - failed - skipped.size(), failed, skipped.size());
    }
}
