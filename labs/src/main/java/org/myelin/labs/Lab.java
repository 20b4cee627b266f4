package org.myelin.labs;

/** A lab with its parameters. */
public interface Lab {
    /** Computes everything; the same parameters give the same page. */
    LabPage page();
}
