package org.myelin.runs.report;

import org.myelin.text.Texts;

/** The texts of the report, of the page of a search, and of the figure of the learning-rate finder. */
final class ReportTexts {
    static final Texts TEXTS = Texts.of("texts", ReportTexts.class::getResourceAsStream);

    private ReportTexts() {}
}
