package org.myelin.labs.course;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.myelin.labs.formula.Katex;
import org.myelin.message.FileReasons;
import org.myelin.text.Language;
import org.myelin.view.page.PageParts;

/** Writes the course as static pages that need no network: a folder for each language, and what they share. */
public final class CourseSite {
    /** Lists the chapters, in {@code docs}. */
    static final String CONTENTS = "course/README.md";

    /** Pages that chapters refer to, in English. */
    private static final List<String> REFERENCES = List.of("notation.md", "training.md", "recipes.md", "settings.md");

    private final Path folder;
    private final Template template;

    private CourseSite(Path folder) {
        this.folder = folder;
        this.template = Mustache.compiler().escapeHTML(true).compile(Packed.FILES.text("course.html.mustache"));
    }

    /**
     * Writes the whole site; files of an earlier one are replaced.
     *
     * @param folder where it goes; made if it is not there
     * @param first the language that the start page leads to
     * @return the page to open
     */
    public static Path write(Path folder, Language first) {
        try {
            return new CourseSite(folder).write(first);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "course: cannot be written to " + folder + ": " + FileReasons.of(e)
                            + "; choose another folder with --out",
                    e);
        }
    }

    private Path write(Language first) throws IOException {
        Files.createDirectories(folder);
        assets();
        for (Language language : Language.values()) {
            SequencedMap<String, String> pages = pages(language);
            List<MarkdownFile> chapters = chapters(language);
            chapters(language, pages, chapters);
            if (language == Language.ENGLISH) {
                references(pages, chapters);
            }
        }
        return save("index.html", Packed.FILES.text("start.html").replace("{{language}}", first.tag()));
    }

    /** The page of each file, for links on pages of a language. */
    private static SequencedMap<String, String> pages(Language language) {
        SequencedMap<String, String> pages = new LinkedHashMap<>();
        pages.put(CONTENTS, language.tag() + "/index.html");
        for (String path : MarkdownFile.read(CONTENTS).targets()) {
            pages.put(path, path.replaceFirst("^course/", "").replaceFirst("\\.md$", ".html"));
        }
        REFERENCES.forEach(path -> pages.put(path, path.replaceFirst("\\.md$", ".html")));
        return pages;
    }

    private static List<MarkdownFile> chapters(Language language) {
        return MarkdownFile.read(CONTENTS).targets().stream()
                .filter(path -> path.startsWith("course/" + language.tag() + "/"))
                .map(MarkdownFile::read)
                .toList();
    }

    private void chapters(Language language, Map<String, String> pages, List<MarkdownFile> chapters)
            throws IOException {
        MarkdownFile contents = MarkdownFile.read(CONTENTS).part(ownName(language));
        page(language, contents, pages, chapters, -1);
        for (int i = 0; i < chapters.size(); i++) {
            page(language, chapters.get(i).withoutNavigation(), pages, chapters, i);
        }
    }

    private void references(Map<String, String> pages, List<MarkdownFile> chapters) throws IOException {
        for (String path : REFERENCES) {
            page(Language.ENGLISH, MarkdownFile.read(path), pages, chapters, -1);
        }
    }

    /**
     * Writes a page.
     *
     * @param number of its chapter, from 0; −1 if it is none
     */
    private void page(
            Language language, MarkdownFile file, Map<String, String> pages, List<MarkdownFile> chapters, int number)
            throws IOException {
        boolean isContents = file.path().equals(CONTENTS);
        String page = pageOf(file, pages);
        Map<String, Object> content = new HashMap<>();
        content.put("language", language.tag());
        content.put("chinese", language == Language.CHINESE);
        content.put("otherLanguage", other(language).tag());
        content.put("otherName", ownName(other(language)));
        content.put("otherPage", MarkdownFile.relative(page, translated(page, language)));
        content.put("title", isContents ? "" : file.title());
        content.put("isContents", isContents);
        content.put("isReference", REFERENCES.contains(file.path()));
        content.put("root", MarkdownFile.relative(page, "assets").replaceFirst("assets$", ""));
        content.put("contents", MarkdownFile.relative(page, pageOf(MarkdownFile.read(CONTENTS), pages)));
        content.put("notation", MarkdownFile.relative(page, "notation.html"));
        content.put(
                "chapters",
                chapters.stream()
                        .map(chapter -> entry(page, chapter, pages, file))
                        .toList());
        content.put("previous", number > 0 ? entry(page, chapters.get(number - 1), pages, file) : false);
        boolean hasNext = isContents || (number >= 0 && number + 1 < chapters.size());
        content.put("next", hasNext ? entry(page, chapters.get(number + 1), pages, file) : false);
        content.put("text", file.linkedTo(page, pages).html());
        save(page, template.execute(content));
    }

    private static String pageOf(MarkdownFile file, Map<String, String> pages) {
        String page = pages.get(file.path());
        if (page == null) {
            throw new IllegalStateException("docs/" + file.path() + " has no page");
        }
        return page;
    }

    /** The same page in the other language; what is in English only leads to the other contents. */
    private static String translated(String page, Language language) {
        String folder = language.tag() + "/";
        String other = other(language).tag() + "/";
        return page.startsWith(folder) ? other + page.substring(folder.length()) : other + "index.html";
    }

    private static Map<String, Object> entry(
            String page, MarkdownFile chapter, Map<String, String> pages, MarkdownFile here) {
        return Map.of(
                "title", chapter.title(),
                "link", MarkdownFile.relative(page, pageOf(chapter, pages)),
                "here", chapter.path().equals(here.path()));
    }

    private static Language other(Language language) {
        return language == Language.ENGLISH ? Language.CHINESE : Language.ENGLISH;
    }

    /** What its readers call a language; also the heading of its part of the contents. */
    private static String ownName(Language language) {
        return switch (language) {
            case ENGLISH -> "English";
            case CHINESE -> "中文";
        };
    }

    private void assets() throws IOException {
        save("assets/page.css", PageParts.styles());
        save("assets/course.css", Packed.FILES.text("course.css"));
        save("assets/course.js", PageParts.themeScript() + Katex.pageScript() + Packed.FILES.text("course.js"));
        for (Map.Entry<String, byte[]> file : Katex.files().entrySet()) {
            save("assets/katex/" + file.getKey(), file.getValue());
        }
    }

    private Path save(String name, String text) throws IOException {
        return save(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private Path save(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.write(file, bytes);
    }
}
