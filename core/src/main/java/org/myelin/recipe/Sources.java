package org.myelin.recipe;

/** Where defaults come from. */
final class Sources {
    /** Runs compared on validation data. */
    static final String MEASURED = "docs/recipes.md";

    private Sources() {}
}
