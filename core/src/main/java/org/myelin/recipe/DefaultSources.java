package org.myelin.recipe;

/** Where defaults come from. */
final class DefaultSources {
    /** Runs compared on validation data. */
    static final String MEASURED = "docs/recipes.md";

    private DefaultSources() {}
}
