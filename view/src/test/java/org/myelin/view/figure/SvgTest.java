package org.myelin.view.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myelin.text.Language;
import org.myelin.text.Text;

/** What the builder of figures writes. */
class SvgTest {
    @TempDir
    Path folder;

    /** A red square on the left half, and a text. */
    private static final Drawing SQUARE = new Drawing() {
        @Override
        public int width() {
            return 40;
        }

        @Override
        public int height() {
            return 20;
        }

        @Override
        public void draw(Svg svg) {
            svg.rect(0, 0, 20, 20, ShapeStyle.fill(new Paint(0xff0000, 0x00ff00)));
            svg.text(20.125, 10, Anchor.MIDDLE, TextStyle.LABEL, new Text("a < b", "甲 < 乙"));
            svg.text(1, 2, Anchor.END, TextStyle.TICK, "0.5");
        }
    };

    private static Document xml(String svg) {
        return Jsoup.parse(svg, Parser.xmlParser());
    }

    @Test
    void inline_bilingualText_standsInBothLanguages() {
        Document svg = xml(Svg.inline(SQUARE, new Text("a \"square\"", "方")));

        assertThat(svg.select("text[lang=en]").text()).isEqualTo("a < b");
        assertThat(svg.select("text[lang=zh]").text()).isEqualTo("甲 < 乙");
        assertThat(svg.select("text:not([lang])").text()).isEqualTo("0.5");
        assertThat(svg.select("svg").attr("aria-label")).isEqualTo("a \"square\" / 方");
    }

    @Test
    void inline_colour_isForLightAndDarkPaper() {
        Element rect = xml(Svg.inline(SQUARE, Text.same(""))).selectFirst("rect");

        assertThat(rect.attr("fill")).isEqualTo("#ff0000");
        assertThat(rect.attr("style")).isEqualTo("fill:light-dark(#ff0000,#00ff00);");
    }

    @Test
    void standalone_oneLanguage_hasOnlyItsTextsAndLightColours() {
        String chinese = Svg.standalone(SQUARE, Language.CHINESE);

        assertThat(xml(chinese).select("text").eachText()).containsExactly("甲 < 乙", "0.5");
        assertThat(chinese).doesNotContain("light-dark", "lang=");
    }

    @Test
    void numbers_anyDefaultLocale_havePointsAndTwoDecimals() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            assertThat(Svg.standalone(SQUARE, Language.ENGLISH)).contains(" x=\"20.12\" y=\"10\"");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void png_ofADrawing_hasTwiceItsSizeAndItsColours() throws Exception {
        Fonts fonts = Fonts.ofMachine();
        assumeTrue(fonts.available(), fonts.reason());
        Path file = folder.resolve("square.png");

        PngFile.write(SQUARE, Language.ENGLISH, fonts, file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(List.of(image.getWidth(), image.getHeight())).containsExactly(80, 40);
        assertThat(image.getRGB(10, 30) & 0xffffff).isEqualTo(0xff0000);
        assertThat(image.getRGB(79, 39) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void languageFor_noFont_isEnglish() {
        Fonts none = new Fonts(false, "none");

        assertThat(none.languageFor(Language.CHINESE, "<text>层</text>")).isEqualTo(Language.ENGLISH);
    }
}
