package org.myelin.labs.definition;

import org.myelin.labs.page.LabPage;

/** A lab with its parameters. */
public interface Lab {
    /** Computes everything; the same parameters give the same page. */
    LabPage page();

    /** Whether what the lab checks holds; true for a lab that checks nothing. */
    default boolean passes() {
        return true;
    }
}
