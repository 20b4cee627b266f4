import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Fails when a page of the generated Javadoc links to a page or an anchor that does not exist: {@code java
 * .ci/Links.java}.
 */
final class Links {
    private static final Pattern LINK = Pattern.compile("\\bhref=\"([^\"]+)\"");
    private static final Pattern ANCHOR = Pattern.compile("\\bid=\"([^\"]+)\"");

    private static final Map<Path, Set<String>> ANCHORS = new HashMap<>();

    public static void main(String[] args) throws Exception {
        List<String> broken = new ArrayList<>();
        Set<Path> modules = new HashSet<>();
        int links = 0;
        for (Path page : pages()) {
            modules.add(page.subpath(0, 2));
            for (String link : LINK.matcher(Files.readString(page)).results().map(found -> found.group(1)).toList()) {
                URI uri = URI.create(text(link));
                if (uri.getScheme() == null) {
                    links++;
                    if (!leadsSomewhere(page, uri)) {
                        broken.add(page + ": " + link);
                    }
                }
            }
        }
        broken.forEach(link -> System.out.println("BROKEN: " + link));
        System.out.println(
                links + " links in the Javadoc of " + modules.size() + " modules, " + broken.size() + " broken");
        System.exit(links > 0 && broken.isEmpty() ? 0 : 1);
    }

    private static boolean leadsSomewhere(Path page, URI link) throws Exception {
        String path = link.getPath();
        Path target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
        if (Files.isDirectory(target)) {
            target = target.resolve("index.html");
        }
        return Files.isRegularFile(target)
                && (link.getFragment() == null
                        || link.getFragment().isEmpty()
                        || anchors(target).contains(link.getFragment()));
    }

    private static Set<String> anchors(Path page) throws Exception {
        Set<String> known = ANCHORS.get(page);
        if (known == null) {
            known = new HashSet<>(
                    ANCHOR.matcher(Files.readString(page)).results().map(found -> text(found.group(1))).toList());
            ANCHORS.put(page, known);
        }
        return known;
    }

    /** The value of an attribute. */
    private static String text(String attribute) {
        return attribute.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }

    private static List<Path> pages() throws Exception {
        try (Stream<Path> files = Files.walk(Path.of("."))) {
            return files.map(Path::normalize)
                    .filter(file -> file.toString().endsWith(".html"))
                    .filter(file -> file.toString().contains(
                            "target" + File.separator + "reports" + File.separator + "apidocs" + File.separator))
                    .toList();
        }
    }
}
