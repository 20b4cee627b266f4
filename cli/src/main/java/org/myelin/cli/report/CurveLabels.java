package org.myelin.cli.report;

import java.util.Locale;
import org.myelin.cli.figure.Fonts;

/** In which language the labels of the curves' picture are: Chinese only where a font can show it. */
final class CurveLabels {
    private CurveLabels() {}

    static Texts of(Locale locale, Fonts fonts) {
        boolean chinese = locale.getLanguage().equals(Locale.CHINESE.getLanguage());
        return chinese && fonts.canShow(Texts.CHINESE.get("training") + Texts.CHINESE.get("lossTitle"))
                ? Texts.CHINESE
                : Texts.ENGLISH;
    }
}
