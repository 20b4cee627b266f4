/** The lecture at work: the labs, each a computation and the page that shows it, and the course as web pages. */
module org.myelin.labs {
    requires transitive org.myelin;
    requires transitive org.myelin.view;
    requires com.samskivert.jmustache;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires static org.jspecify;

    exports org.myelin.labs;
    exports org.myelin.labs.activations;
    exports org.myelin.labs.course;
    exports org.myelin.labs.definition;
    exports org.myelin.labs.depth;
    exports org.myelin.labs.fit;
    exports org.myelin.labs.gradientcheck;
    exports org.myelin.labs.network;
    exports org.myelin.labs.neuron;
    exports org.myelin.labs.onehot;
    exports org.myelin.labs.page;
    exports org.myelin.labs.surface;
    exports org.myelin.labs.vanishing;
}
