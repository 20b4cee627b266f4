package org.myelin.labs.course;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/** Finds {@code $…$} and {@code $$…$$}, before Markdown takes the underscores and backslashes in them for its own. */
final class FormulaParser implements InlineContentParser {
    /** For the builder of a Markdown parser. */
    static final InlineContentParserFactory FACTORY = new InlineContentParserFactory() {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new FormulaParser();
        }
    };

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        int dollars = scanner.matchMultiple('$');
        Position start = scanner.position();
        while (dollars <= 2 && scanner.find('$') >= 0) {
            Position end = scanner.position();
            if (scanner.matchMultiple('$') == dollars) {
                String tex = scanner.getSource(start, end).getContent().strip();
                return ParsedInline.of(new FormulaNode(tex, dollars == 2), scanner.position());
            }
        }
        return ParsedInline.none();
    }
}
