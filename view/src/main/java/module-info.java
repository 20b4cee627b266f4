/**
 * What every page, terminal and picture of Myelin shares: texts in two languages, numbers as people read them, parts of HTML pages,
 * figures as SVG and PNG. It knows nothing of networks, runs or labs.
 */
module org.myelin.view {
    requires transitive java.desktop;
    requires com.github.weisj.jsvg;
    requires com.samskivert.jmustache;
    requires static org.jspecify;

    exports org.myelin.view.figure;
    exports org.myelin.view.page;
    exports org.myelin.view.text;
}
