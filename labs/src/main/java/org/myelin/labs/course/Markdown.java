package org.myelin.labs.course;

import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;
import org.myelin.labs.formula.Formula;

/** Markdown as GitHub reads it, with tables and formulas, to HTML. Thread-safe. */
final class Markdown {
    private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customInlineContentParserFactory(FormulaParser.FACTORY)
            .build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .nodeRendererFactory(FormulaRenderer::new)
            .build();

    /** GitHub wants a blank before a formula; behind Chinese punctuation, which brings its own, it would show. */
    private static final String BLANK_BEHIND_PUNCTUATION = "(?<=[，。；：！？、（“]) (?=\\$)";

    private Markdown() {}

    static Node parse(String text) {
        return PARSER.parse(text.replaceAll(BLANK_BEHIND_PUNCTUATION, ""));
    }

    static String html(Node node) {
        return RENDERER.render(node);
    }

    private record FormulaRenderer(HtmlNodeRendererContext context) implements NodeRenderer {
        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(FormulaNode.class);
        }

        @Override
        public void render(Node node) {
            FormulaNode math = (FormulaNode) node;
            Formula formula = new Formula(math.tex());
            context.getWriter().raw(math.displayed() ? formula.displayedHtml() : formula.html());
        }
    }
}
