package org.myelin.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Every message of an exception is asserted by a test: what a refusal says is part of the program, and nothing else
 * would notice that it names the wrong number. What counts is the literal text of {@code new …Exception("…" + value +
 * "…")}: each part of it must stand in the string literals of a test. Not meant are an {@link AssertionError}, which
 * says what cannot happen, and an {@link java.io.UncheckedIOException}, which passes a refusal of the file system on.
 */
class MessagesTest {
    /** Parts without that many letters are found anywhere. */
    private static final int TELLING_LETTERS = 5;

    @Test
    void messages_ofAllExceptions_areAssertedByATest() {
        Known.check(
                "messages",
                notAsserted(new Syntax(Repository.mainSources()), literals(new Syntax(Repository.testSources()))),
                "no test asserts these messages: add one that provokes the exception and compares the whole message");
    }

    /** The string literals of sources, one after the other, so that parts of a sum are one text. */
    private static String literals(Syntax syntax) {
        StringBuilder text = new StringBuilder();
        for (CompilationUnitTree unit : syntax.units()) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitLiteral(LiteralTree literal, @Nullable Void unused) {
                    if (literal.getValue() instanceof String part) {
                        text.append(part);
                    }
                    return null;
                }
            }.scan(unit, null);
            text.append('\n');
        }
        return text.toString();
    }

    private static List<String> notAsserted(Syntax syntax, String tests) {
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : syntax.units()) {
            if (Syntax.file(unit).startsWith("benchmarks/")) {
                continue; // measured by hand, without tests
            }
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitNewClass(NewClassTree created, @Nullable Void unused) {
                    String type = created.getIdentifier().toString();
                    if (type.endsWith("Exception") && !type.equals("UncheckedIOException")) {
                        parts(created).stream()
                                .filter(part -> !tests.contains(part))
                                .forEach(part -> found.add(syntax.place(unit, created) + ": \"" + part + "\""));
                    }
                    return super.visitNewClass(created, unused);
                }
            }.scan(unit, null);
        }
        return found;
    }

    /** The literal parts of the message. */
    private static List<String> parts(NewClassTree created) {
        List<String> parts = new ArrayList<>();
        for (var argument : created.getArguments()) {
            var text = argument instanceof MethodInvocationTree call
                            && call.getMethodSelect() instanceof com.sun.source.tree.MemberSelectTree select
                            && select.getIdentifier().contentEquals("formatted")
                    ? select.getExpression()
                    : argument;
            Syntax.literals(text).stream()
                    .flatMap(literal -> List.of(literal.split("%[-+0-9.,]*[a-zA-Z]")).stream())
                    .filter(part -> part.chars().filter(Character::isLetter).count() >= TELLING_LETTERS)
                    .forEach(parts::add);
        }
        return parts;
    }
}
