/** The lecture at work: the labs, each a computation and the page that shows it, and the course as web pages. */
module org.myelin.labs {
    requires transitive org.myelin;
    requires transitive org.myelin.view;
    requires com.samskivert.jmustache;
    requires org.commonmark;
    requires org.commonmark.ext.gfm.tables;
    requires static org.jspecify;

    exports org.myelin.labs;
    exports org.myelin.labs.course;
    exports org.myelin.labs.definition;
    exports org.myelin.labs.page;
}
