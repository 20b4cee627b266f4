package org.myelin.labs;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.myelin.lecture.Matrix;
import org.myelin.lecture.Vector;
import org.myelin.text.Numbers;

/** How the labs write the lecture's symbols, vectors and matrices. */
final class Notation {
    private Notation() {}

    /** A symbol of neuron i of layer l, for example {@code a₁²}. */
    static String of(String symbol, int i, int l) {
        return symbol + Numbers.subscript(i) + Numbers.superscript(l);
    }

    /** A symbol of a whole layer, for example {@code W¹}. */
    static String of(String symbol, int l) {
        return symbol + Numbers.superscript(l);
    }

    /** The weight of the connection from neuron i of layer l to neuron j of layer l+1, for example {@code w₂₁¹}. */
    static String weight(int j, int i, int l) {
        return "w" + Numbers.subscript(j) + Numbers.subscript(i) + Numbers.superscript(l);
    }

    /** For example {@code (0.5, −1)}; a column of the lecture. */
    static String vector(Vector v) {
        return numbers(v).collect(Collectors.joining(", ", "(", ")"));
    }

    /** For example {@code [0.5 −1; 2 0.1]}: rows end with a semicolon. */
    static String matrix(Matrix m) {
        return IntStream.rangeClosed(1, m.rows())
                .mapToObj(j -> numbers(m.row(j)).collect(Collectors.joining("  ")))
                .collect(Collectors.joining(";  ", "[", "]"));
    }

    private static Stream<String> numbers(Vector v) {
        return IntStream.rangeClosed(1, v.size()).mapToObj(i -> Numbers.text(v.at(i)));
    }

    /** The sum of the products of components, for example {@code 0.5 · 2 + (−1) · 0.1}. */
    static String products(Vector u, Vector v) {
        return sum(u.size(), i -> FunctionText.factor(u.at(i)) + " · " + FunctionText.factor(v.at(i)));
    }

    /** The terms 1 to n with plus signs between them. */
    static String sum(int n, IntFunction<String> term) {
        return IntStream.rangeClosed(1, n).mapToObj(term).collect(Collectors.joining(" + "));
    }

    /** The rows of a matrix as lists. */
    static List<List<Double>> rows(Matrix m) {
        return IntStream.rangeClosed(1, m.rows()).mapToObj(j -> list(m.row(j))).toList();
    }

    /** The components as a list. */
    static List<Double> list(Vector v) {
        return IntStream.rangeClosed(1, v.size()).mapToObj(v::at).toList();
    }

    /** The vector of a list. */
    static Vector vector(List<Double> components) {
        return Vector.build(components.size(), i -> components.get(i - 1));
    }
}
