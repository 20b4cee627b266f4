package org.myelin.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A test is called {@code operation_condition_expectation}; the condition may be missing where there is none. */
class TestNamesTest {
    private static final Set<String> TESTS = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");
    private static final Pattern NAME = Pattern.compile("[a-z]\\w*?(_[a-z0-9]\\w*)+");

    @Test
    void names_ofAllTests_sayOperationConditionExpectation() {
        Syntax syntax = new Syntax(Repository.testSources());
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : syntax.units()) {
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                    boolean test = method.getModifiers().getAnnotations().stream()
                            .anyMatch(annotation -> TESTS.contains(
                                    annotation.getAnnotationType().toString()));
                    if (test && !fits(method.getName().toString())) {
                        found.add(syntax.place(unit, method) + ": " + method.getName());
                    }
                    return super.visitMethod(method, unused);
                }
            }.scan(unit, null);
        }
        Known.check("test-names", found, "call it operation_condition_expectation");
    }

    @Test
    void fits_namesOfOneToThreeParts_wantsAtLeastTwo() {
        assertThat(fits("load_damagedFile_namesTheByte")).isTrue();
        assertThat(fits("packages_haveNoCycles")).isTrue();
        assertThat(fits("testLoad")).isFalse();
        assertThat(fits("load_")).isFalse();
    }

    private static boolean fits(String name) {
        return NAME.matcher(name).matches();
    }
}
