package org.myelin.labs.formula;

import org.myelin.lecture.ElementWise;
import org.myelin.text.Numbers;
import org.myelin.text.Text;
import org.myelin.text.Texts;

/**
 * An activation function in texts and formulas (lecture 6).
 *
 * @param f the function
 */
public record FunctionText(ElementWise f) {
    private static final Texts TEXTS = Texts.of("functions", FunctionText.class::getResourceAsStream);

    /** Its name. */
    public Text name() {
        return TEXTS.text(f.toString());
    }

    /** The right side of f(z) = …, in TeX. */
    public String value() {
        return switch (f) {
            case LINEAR -> "z";
            case SIGMOID -> "\\frac{1}{1 + e^{-z}}";
            case TANH -> "\\frac{e^z - e^{-z}}{e^z + e^{-z}}";
            case RELU -> "\\max(0, z)";
        };
    }

    /** The same with the value of z, the powers of e computed. */
    public String value(double z) {
        String up = Numbers.text(Math.exp(z));
        String down = Numbers.text(Math.exp(-z));
        return switch (f) {
            case LINEAR -> Numbers.text(z);
            case SIGMOID -> "1/(1 + " + down + ")";
            case TANH -> "(" + up + " − " + down + ")/(" + up + " + " + down + ")";
            case RELU -> "max(0, " + Numbers.text(z) + ")";
        };
    }

    /** The right side of f′(z) = …, in TeX. */
    public String derivative() {
        return switch (f) {
            case LINEAR -> "1";
            case SIGMOID -> "f(z) (1 - f(z))";
            case TANH -> "1 - f(z)^2";
            case RELU -> "[z > 0]";
        };
    }

    /** The same with the value of z. */
    public String derivative(double z) {
        String a = Numbers.text(f.f(z));
        return switch (f) {
            case LINEAR -> "1";
            case SIGMOID -> a + " · (1 − " + a + ")";
            case TANH -> "1 − " + Notation.factor(f.f(z)) + "²";
            case RELU -> "[" + Numbers.text(z) + " > 0]";
        };
    }
}
