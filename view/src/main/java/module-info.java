/**
 * What every page, terminal and figure of Myelin shares: columns of a terminal, parts of HTML pages, figures as SVG and
 * PNG. Of the library it uses only {@code org.myelin.text}; it knows nothing of networks, runs or labs.
 */
module org.myelin.view {
    requires transitive org.myelin;
    requires transitive java.desktop;
    requires com.github.weisj.jsvg;
    requires com.samskivert.jmustache;
    requires static transitive org.jspecify;

    exports org.myelin.view.figure;
    exports org.myelin.view.page;
    exports org.myelin.view.text;
}
