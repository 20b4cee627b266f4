import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Fails when a test of the last run was skipped that .ci/expected-skips does not list: {@code java .ci/Skips.java}. */
final class Skips {
    public static void main(String[] args) throws Exception {
        Map<String, String> expected = expected(Path.of(".ci/expected-skips"));
        List<String> unexpected = new ArrayList<>();
        int tests = 0;
        for (Path report : reports()) {
            NodeList cases = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(report.toFile())
                    .getElementsByTagName("testcase");
            tests += cases.getLength();
            for (int i = 0; i < cases.getLength(); i++) {
                Element test = (Element) cases.item(i);
                NodeList skipped = test.getElementsByTagName("skipped");
                String name = test.getAttribute("classname") + "."
                        + test.getAttribute("name").replaceFirst("[({\\[].*", "");
                if (skipped.getLength() > 0 && expected.containsKey(name)) {
                    System.out.println("skipped as expected: " + name + ": " + expected.get(name));
                } else if (skipped.getLength() > 0) {
                    unexpected.add(name + ": " + ((Element) skipped.item(0)).getAttribute("message"));
                }
            }
        }
        unexpected.forEach(test -> System.out.println("SKIPPED: " + test));
        System.out.println(tests + " tests, " + unexpected.size() + " skipped that should have run");
        System.exit(tests > 0 && unexpected.isEmpty() ? 0 : 1);
    }

    private static Map<String, String> expected(Path list) throws Exception {
        return Files.readAllLines(list).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 2))
                // no reason: an error, as it should be
                .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
    }

    private static List<Path> reports() throws Exception {
        try (Stream<Path> files = Files.find(
                Path.of("."), 4, (file, attributes) -> file.toString().contains("target" + File.separator
                        + "surefire-reports" + File.separator + "TEST-"))) {
            return files.toList();
        }
    }
}
