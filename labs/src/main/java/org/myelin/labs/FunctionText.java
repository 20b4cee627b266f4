package org.myelin.labs;

import org.myelin.lecture.ElementWise;
import org.myelin.text.Numbers;
import org.myelin.text.Text;

/**
 * How the labs write an activation function (lecture 6).
 *
 * @param f the function
 */
record FunctionText(ElementWise f) {
    /** What people call it. */
    Text name() {
        return switch (f) {
            case LINEAR -> new Text("linear", "线性");
            case SIGMOID -> Text.same("sigmoid");
            case TANH -> Text.same("tanh");
            case RELU -> Text.same("ReLU");
        };
    }

    /** The right side of f(z) = … */
    String value() {
        return switch (f) {
            case LINEAR -> "z";
            case SIGMOID -> "1/(1 + e⁻ᶻ)";
            case TANH -> "(eᶻ − e⁻ᶻ)/(eᶻ + e⁻ᶻ)";
            case RELU -> "max(0, z)";
        };
    }

    /** The same with the value of z, the powers of e computed. */
    String value(double z) {
        String up = Numbers.text(Math.exp(z));
        String down = Numbers.text(Math.exp(-z));
        return switch (f) {
            case LINEAR -> Numbers.text(z);
            case SIGMOID -> "1/(1 + " + down + ")";
            case TANH -> "(" + up + " − " + down + ")/(" + up + " + " + down + ")";
            case RELU -> "max(0, " + Numbers.text(z) + ")";
        };
    }

    /** The right side of f′(z) = … */
    String derivative() {
        return switch (f) {
            case LINEAR -> "1";
            case SIGMOID -> "f(z) (1 − f(z))";
            case TANH -> "1 − f(z)²";
            case RELU -> "[z > 0]";
        };
    }

    /** The same with the value of z. */
    String derivative(double z) {
        String a = Numbers.text(f.f(z));
        return switch (f) {
            case LINEAR -> "1";
            case SIGMOID -> a + " · (1 − " + a + ")";
            case TANH -> "1 − " + factor(f.f(z)) + "²";
            case RELU -> "[" + Numbers.text(z) + " > 0]";
        };
    }

    /** A number as a factor: negative ones in parentheses. */
    static String factor(double value) {
        String text = Numbers.text(value);
        return text.startsWith("−") ? "(" + text + ")" : text;
    }
}
