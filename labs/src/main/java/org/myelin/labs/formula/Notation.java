package org.myelin.labs.formula;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;

/** The lecture's symbols in TeX, and its vectors, matrices and sums with their numbers. */
public final class Notation {
    private Notation() {}

    /** A symbol of neuron i of layer l, for example {@code a_1^2}. */
    public static String of(String symbol, int i, int l) {
        return symbol + "_" + script(i) + "^" + script(l);
    }

    /** A symbol of a whole layer, for example {@code W^1}. */
    public static String of(String symbol, int l) {
        return symbol + "^" + script(l);
    }

    /** A symbol with an index, for example {@code y_2}. */
    public static String indexed(String symbol, int i) {
        return symbol + "_" + script(i);
    }

    /** The weight of the connection from neuron i of layer l to neuron j of layer l+1, for example {@code w_{21}^1}. */
    public static String weight(int j, int i, int l) {
        return "w_{" + j + i + "}^" + script(l);
    }

    private static String script(int number) {
        return number < 10 ? String.valueOf(number) : "{" + number + "}";
    }

    /** For example {@code (0.5, −1)}; a column of the lecture. */
    public static String vector(Vector v) {
        return numbers(v).collect(Collectors.joining(", ", "(", ")"));
    }

    /** For example {@code [0.5 −1; 2 0.1]}: rows end with a semicolon. */
    public static String matrix(Matrix m) {
        return IntStream.rangeClosed(1, m.rows())
                .mapToObj(j -> numbers(m.row(j)).collect(Collectors.joining("  ")))
                .collect(Collectors.joining(";  ", "[", "]"));
    }

    private static Stream<String> numbers(Vector v) {
        return IntStream.rangeClosed(1, v.size()).mapToObj(i -> Numbers.text(v.at(i)));
    }

    /** A number as a factor: negative ones in parentheses. */
    public static String factor(double value) {
        String text = Numbers.text(value);
        return text.startsWith("−") ? "(" + text + ")" : text;
    }

    /** The product of two numbers, for example {@code 0.5 · (−1)}. */
    public static String product(double one, double other) {
        return factor(one) + " · " + factor(other);
    }

    /** The sum of the products of components, for example {@code 0.5 · 2 + (−1) · 0.1}. */
    public static String products(Vector u, Vector v) {
        return sum(u.size(), i -> product(u.at(i), v.at(i)));
    }

    /** The terms 1 to n with plus signs between them. */
    public static String sum(int n, IntFunction<String> term) {
        return IntStream.rangeClosed(1, n).mapToObj(term).collect(Collectors.joining(" + "));
    }

    /** The rows of a matrix as lists. */
    public static List<List<Double>> rows(Matrix m) {
        return IntStream.rangeClosed(1, m.rows()).mapToObj(j -> list(m.row(j))).toList();
    }

    /** The components as a list. */
    public static List<Double> list(Vector v) {
        return IntStream.rangeClosed(1, v.size()).mapToObj(v::at).toList();
    }

    /** The vector of a list. */
    public static Vector vector(List<Double> components) {
        return Vector.build(components.size(), i -> components.get(i - 1));
    }
}
