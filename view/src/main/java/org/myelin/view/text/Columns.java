package org.myelin.view.text;

/** Text in the columns of a terminal, where a Chinese character takes two. */
public final class Columns {
    private static final int FIRST_WIDE = 0x2e80;

    private Columns() {}

    /** How many columns a text takes. */
    public static int width(String text) {
        return text.codePoints().map(Columns::width).sum();
    }

    private static int width(int character) {
        boolean combining = Character.getType(character) == Character.NON_SPACING_MARK;
        return combining ? 0 : isWide(character) ? 2 : 1;
    }

    /** Whether a character is as wide as high, as Chinese ones are. */
    public static boolean isWide(int character) {
        return character >= FIRST_WIDE;
    }

    /** The text with blanks behind it. */
    public static String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text with blanks before it. */
    public static String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /**
     * Breaks a text into lines: at blanks, though not before a percent sign, and between Chinese characters.
     *
     * @param columns of a line
     * @param indent what each line but the first begins with
     */
    public static String wrapped(String text, int columns, String indent) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder();
        for (String word : text.split("(?<= )(?!%)|(?<=[\\x{2e80}-\\x{fffd}])(?![，。；：、）》”！？])")) {
            if (!line.isEmpty() && width(line.toString()) + width(word.stripTrailing()) > columns) {
                lines.append(line.toString().stripTrailing()).append('\n');
                line.setLength(0);
                line.append(indent);
            }
            line.append(word);
        }
        return lines.append(line.toString().stripTrailing()).toString();
    }
}
