package org.myelin.checks;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Java source cut into its comments, its string literals and the names in its code. */
record JavaText(List<Piece> pieces) {
    /** What a piece is. */
    enum Kind {
        COMMENT,
        STRING,
        NAME
    }

    /** A piece of a source and the line on which it begins, from 1. */
    record Piece(Kind kind, String text, int line) {}

    private static final Pattern PIECES = Pattern.compile(
            "(?<comment>/\\*.*?\\*/|//[^\\n]*)"
                    + "|(?<block>\"\"\".*?(?<!\\\\)\"\"\")"
                    + "|(?<string>\"(?:[^\"\\\\\\n]++|\\\\.)*+\")"
                    + "|'(?:[^'\\\\\\n]|\\\\[^\\n])+'"
                    + "|(?<name>\\p{javaJavaIdentifierStart}\\p{javaJavaIdentifierPart}*)",
            Pattern.DOTALL);

    /** Cuts the text of a source. */
    static JavaText of(String source) {
        List<Piece> pieces = new ArrayList<>();
        Matcher matcher = PIECES.matcher(source);
        int line = 1;
        int counted = 0;
        while (matcher.find()) {
            line += (int) source.substring(counted, matcher.start())
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            counted = matcher.start();
            if (matcher.group("comment") != null) {
                pieces.add(new Piece(Kind.COMMENT, matcher.group(), line));
            } else if (matcher.group("block") != null || matcher.group("string") != null) {
                pieces.add(new Piece(Kind.STRING, matcher.group(), line));
            } else if (matcher.group("name") != null) {
                pieces.add(new Piece(Kind.NAME, matcher.group(), line));
            }
        }
        return new JavaText(pieces);
    }
}
