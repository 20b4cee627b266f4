package org.myelin.labs.course;

import org.myelin.text.Resources;

/** Files that the build puts beside this class: the texts from {@code docs}, KaTeX, and the page's own. */
final class Packed {
    static final Resources FILES = Packed.class::getResourceAsStream;

    private Packed() {}
}
