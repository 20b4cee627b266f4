package org.myelin.checks;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A file has at most 300 lines, a method 40; kernels, whose loops are unrolled, 600 and 100. Benchmarks are free, and
 * so are methods of examples, which are read from top to bottom.
 */
class SizesTest {
    @Test
    void filesAndMethods_ofMainSources_areShort() {
        Syntax syntax = new Syntax(Repository.mainSources());
        List<String> found = new ArrayList<>();
        for (CompilationUnitTree unit : syntax.units()) {
            String file = Syntax.file(unit);
            if (file.startsWith("benchmarks/")) {
                continue;
            }
            boolean kernel = file.contains("/org/myelin/kernel/");
            long lines = Repository.text(Repository.ROOT.resolve(file)).lines().count();
            if (lines > (kernel ? 600 : 300)) {
                found.add(file + ": " + lines + " lines");
            }
            new TreeScanner<@Nullable Void, @Nullable Void>() {
                @Override
                public @Nullable Void visitMethod(MethodTree method, @Nullable Void unused) {
                    long length = method.getBody() == null ? 0 : syntax.lines(unit, method.getBody());
                    if (length > (kernel ? 100 : 40) && !file.startsWith("examples/")) {
                        found.add(syntax.place(unit, method) + ": " + method.getName() + " has " + length + " lines");
                    }
                    return super.visitMethod(method, unused);
                }
            }.scan(unit, null);
        }
        Known.check("sizes", found, "cut it by what its parts do");
    }
}
