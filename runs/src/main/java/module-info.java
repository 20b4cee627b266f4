/** Training runs on disk: recipe files, run directories with their events, searches, and reports. */
module org.myelin.runs {
    requires transitive org.myelin;
    requires transitive org.myelin.view;
    requires com.samskivert.jmustache;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.yaml;
    requires static org.jspecify;

    exports org.myelin.runs;
    exports org.myelin.runs.image;
    exports org.myelin.runs.recipe;
    exports org.myelin.runs.report;
}
