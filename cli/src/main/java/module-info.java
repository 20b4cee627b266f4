/** The command line: commands, and what a terminal shows of a run. */
module org.myelin.cli {
    requires info.picocli;
    requires org.myelin;
    requires org.myelin.labs;
    requires org.myelin.runs;
    requires org.myelin.view;
    requires tools.jackson.databind;
    requires static org.jspecify;

    // options and the texts of the help
    opens org.myelin.cli.command to
            info.picocli;
}
