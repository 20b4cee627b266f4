package org.myelin.labs.course;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * A parsed file of {@code docs}.
 *
 * @param path its path in {@code docs}, with slashes
 * @param root what it says; changed by the methods that prepare it for the site
 */
record MarkdownFile(String path, Node root) {
    static MarkdownFile read(String path) {
        return new MarkdownFile(path, Markdown.parse(Packed.FILES.text("docs/" + path)));
    }

    String html() {
        return Markdown.html(root);
    }

    /** Its first heading as plain text. */
    String title() {
        StringBuilder title = new StringBuilder();
        firstHeading().accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                title.append(text.getLiteral());
            }
        });
        return title.toString();
    }

    private Node firstHeading() {
        Node first = root.getFirstChild();
        while (first instanceof HtmlBlock) { // a comment says that the file is generated
            first = first.getNext();
        }
        if (!(first instanceof Heading)) {
            throw new IllegalStateException("docs/" + path + " must begin with a heading");
        }
        return first;
    }

    /** The same without the line of links below the first heading, which is for readers of the bare files. */
    MarkdownFile withoutNavigation() {
        if (firstHeading().getNext() instanceof Paragraph line && line.getFirstChild() instanceof Link) {
            line.unlink();
        }
        return this;
    }

    /** What stands below a heading of the second level, up to the next. */
    MarkdownFile part(String heading) {
        Document part = new Document();
        boolean inside = false;
        for (Node node : children(root)) {
            boolean begins = node instanceof Heading found && found.getLevel() == 2;
            inside = begins ? Markdown.html(node).contains(">" + heading + "<") : inside;
            if (inside && !begins) {
                part.appendChild(node);
            }
        }
        return new MarkdownFile(path, part);
    }

    /** The files of {@code docs} that it links to, in order. */
    List<String> targets() {
        return links().stream().map(link -> resolve(link.getDestination())).toList();
    }

    /**
     * Turns links to files into links to pages; where there is no page, the file's path in the project stands instead.
     *
     * @param page where this file becomes a page
     * @param pages the page of each file that becomes one
     */
    MarkdownFile linkedTo(String page, Map<String, String> pages) {
        for (Link link : links()) {
            Optional<String> target = Optional.ofNullable(pages.get(resolve(link.getDestination())));
            if (target.isPresent()) {
                link.setDestination(relative(page, target.get()));
            } else {
                link.insertBefore(new Code(resolve(link.getDestination()).replaceFirst("^\\.\\./", "")));
                link.unlink();
            }
        }
        return this;
    }

    private String resolve(String destination) {
        return slashes(Path.of(path).resolveSibling(destination).normalize());
    }

    /** The address of one page on another. */
    static String relative(String from, String to) {
        Path folder = Path.of("/" + from).getParent();
        return slashes(Path.of(String.valueOf(folder)).relativize(Path.of("/" + to)));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }

    private List<Link> links() {
        List<Link> links = new ArrayList<>();
        root.accept(new AbstractVisitor() {
            @Override
            public void visit(Link link) {
                links.add(link);
            }
        });
        return links;
    }

    private static List<Node> children(Node parent) {
        List<Node> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            children.add(node);
        }
        return children;
    }
}
