package org.myelin.view.figure;

/** Which part of a text stands at its place. */
public enum Anchor {
    /** Its beginning. */
    START,
    /** Its middle. */
    MIDDLE,
    /** Its end. */
    END
}
