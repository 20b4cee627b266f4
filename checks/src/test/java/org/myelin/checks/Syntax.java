package org.myelin.checks;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.Tree.Kind;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The syntax trees of Java sources: parsed, not resolved. */
final class Syntax {
    private final Trees trees;
    private final List<CompilationUnitTree> units = new ArrayList<>();

    /** Parses files. */
    Syntax(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var manager = compiler.getStandardFileManager(null, null, null);
        JavacTask task = (JavacTask) compiler.getTask(
                null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
        trees = Trees.instance(task);
        try {
            task.parse().forEach(units::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One tree for each file. */
    List<CompilationUnitTree> units() {
        return units;
    }

    /** Where something stands, as path and line. */
    String place(CompilationUnitTree unit, Tree tree) {
        return file(unit) + ":" + line(unit, trees.getSourcePositions().getStartPosition(unit, tree));
    }

    /** The number of lines from the first to the last of something. */
    long lines(CompilationUnitTree unit, Tree tree) {
        var positions = trees.getSourcePositions();
        return line(unit, positions.getEndPosition(unit, tree))
                - line(unit, positions.getStartPosition(unit, tree))
                + 1;
    }

    private static long line(CompilationUnitTree unit, long position) {
        return unit.getLineMap().getLineNumber(position);
    }

    /** The path of a file from the root. */
    static String file(CompilationUnitTree unit) {
        return Repository.name(Path.of(unit.getSourceFile().toUri()));
    }

    /** The text of an expression that consists of string literals only. */
    static Optional<String> constant(ExpressionTree tree) {
        return switch (tree) {
            case LiteralTree literal when literal.getValue() instanceof String text -> Optional.of(text);
            case ParenthesizedTree inner -> constant(inner.getExpression());
            case BinaryTree sum
            when sum.getKind() == Kind.PLUS ->
                constant(sum.getLeftOperand())
                        .flatMap(left -> constant(sum.getRightOperand()).map(right -> left + right));
            default -> Optional.empty();
        };
    }

    /** The literal parts of a text, from left to right, neighbours joined. */
    static List<String> literals(ExpressionTree tree) {
        List<String> parts = new ArrayList<>();
        boolean[] joins = {false};
        collect(tree, parts, joins);
        return parts;
    }

    private static void collect(ExpressionTree tree, List<String> parts, boolean[] joins) {
        if (tree instanceof BinaryTree sum && sum.getKind() == Kind.PLUS) {
            collect(sum.getLeftOperand(), parts, joins);
            collect(sum.getRightOperand(), parts, joins);
        } else if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            if (joins[0]) {
                parts.add(parts.removeLast() + text);
            } else {
                parts.add(text);
            }
            joins[0] = true;
        } else {
            joins[0] = false;
        }
    }
}
