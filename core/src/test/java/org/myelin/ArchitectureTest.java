package org.myelin;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packages of core and what each may use; ARCHITECTURE.md tells why. */
class ArchitectureTest {
    private static final Path CLASSES = Path.of("target", "classes");
    private static final JavaClasses CORE = new ClassFileImporter().importPath(CLASSES);
    private static final String ROOT = "org.myelin";

    /** Each package, and the others of core that it may depend on. */
    private static final Map<String, Set<String>> USES = Map.ofEntries(
            Map.entry("random", Set.of()),
            Map.entry("format", Set.of("io")),
            Map.entry("io", Set.of()),
            Map.entry("message", Set.of()),
            Map.entry("text", Set.of()),
            Map.entry("setting", Set.of("message", "text")),
            Map.entry("recipe", Set.of("data", "nn", "optim", "setting")),
            Map.entry("kernel", Set.of()),
            Map.entry("lecture", Set.of()),
            Map.entry("nn", Set.of("kernel", "random")),
            Map.entry("optim", Set.of("kernel")),
            Map.entry("data", Set.of("message", "random")),
            Map.entry("flow", Set.of("nn")),
            Map.entry("doctor", Set.of("flow", "nn", "text")),
            Map.entry("update", Set.of("kernel", "nn", "optim")),
            Map.entry("engine", Set.of("kernel", "nn", "optim", "random", "update")),
            Map.entry("observe", Set.of("engine", "flow", "kernel", "nn", "optim", "update")),
            Map.entry("bench", Set.of("engine", "kernel", "nn", "optim", "random")),
            Map.entry("model", Set.of("data", "engine", "format", "kernel", "nn")),
            Map.entry(
                    "train",
                    Set.of(
                            "data", "doctor", "engine", "flow", "format", "io", "kernel", "message", "model", "nn",
                            "observe", "optim", "random", "recipe", "setting")),
            Map.entry("check", Set.of("engine", "nn", "optim", "random")),
            Map.entry("tune", Set.of("message", "random", "recipe", "setting", "text")));

    private static final Set<String> EXPORTED = Set.of(
            "org.myelin.bench",
            "org.myelin.check",
            "org.myelin.data",
            "org.myelin.doctor",
            "org.myelin.flow",
            "org.myelin.io",
            "org.myelin.lecture",
            "org.myelin.message",
            "org.myelin.model",
            "org.myelin.nn",
            "org.myelin.optim",
            "org.myelin.recipe",
            "org.myelin.setting",
            "org.myelin.text",
            "org.myelin.train",
            "org.myelin.tune");

    static Stream<String> packages() {
        return packagesOfCore().stream();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void package_dependsOnlyOnWhatIsListed(String name) {
        String[] allowed = Stream.concat(Stream.of(name), USES.getOrDefault(name, Set.of()).stream())
                .map(used -> ROOT + "." + used)
                .toArray(String[]::new);

        noClasses()
                .that()
                .resideInAPackage(ROOT + "." + name)
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed))))
                .check(CORE);
    }

    @Test
    void packages_areAllListed() {
        assertThat(USES.keySet()).containsAll(packagesOfCore());
    }

    @Test
    void packages_haveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void core_needsOnlyTheJdk() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("org.myelin..", "java..", "jdk.incubator.vector", "org.jspecify.annotations")
                .check(CORE);
    }

    @Test
    void vectorApi_isTouchedOnlyByTheVectorKernels() {
        noClasses()
                .that(not(named(
                        "the vector kernels",
                        "VectorKernels",
                        "VectorMath",
                        "VectorProduct",
                        "VectorFunctions",
                        "VectorNorms",
                        "VectorUpdates",
                        "VectorColumnTiles",
                        "VectorRowTiles",
                        "VectorTranspose",
                        "VectorWeightedRows")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jdk.incubator.vector..")
                .check(CORE);
    }

    @Test
    void kernels_areUsedOnlyByWhatComputesWithParameters() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "org.myelin.kernel",
                        "org.myelin.engine",
                        "org.myelin.optim",
                        "org.myelin.update",
                        "org.myelin.observe",
                        "org.myelin.bench")
                .and(not(
                        named("the classes that lay parameters out", "Parameters", "ParameterLayout", "ParameterSlot")))
                .should()
                .callCodeUnitWhere(describe(
                        "computes with kernels",
                        call -> call.getTargetOwner().getPackageName().equals("org.myelin.kernel")
                                && !call.getTargetOwner().getSimpleName().equals("KernelChoice")
                                && !call.getName().equals("name")))
                .because("others only say which kernels were chosen")
                .check(CORE);
    }

    @Test
    void lecture_isUsedByNothing() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.myelin.lecture")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.myelin.lecture")
                .because("it is the readable specification, for tests and labs")
                .check(CORE);
    }

    @Test
    void module_exportsExactlyThePublicPackages() throws IOException {
        try (InputStream in = Files.newInputStream(CLASSES.resolve("module-info.class"))) {
            Set<ModuleDescriptor.Exports> exports = ModuleDescriptor.read(in).exports();

            assertThat(exports).noneMatch(ModuleDescriptor.Exports::isQualified);
            assertThat(exports)
                    .extracting(ModuleDescriptor.Exports::source)
                    .containsExactlyInAnyOrderElementsOf(EXPORTED);
        }
    }

    @Test
    void rules_seeTheClassesThatTheyJudge() {
        ArchRule engineUsesNoKernel = noClasses()
                .that()
                .resideInAPackage("org.myelin.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.myelin.kernel");
        ArchRule nothingUsesVectors =
                noClasses().should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector..");

        for (ArchRule rule : List.of(engineUsesNoKernel, nothingUsesVectors)) {
            assertThatThrownBy(() -> rule.check(CORE)).isInstanceOf(AssertionError.class);
        }
    }

    private static Set<String> packagesOfCore() {
        return CORE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT + "."))
                .map(name -> name.substring(ROOT.length() + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The classes of these names and those nested in them. */
    private static DescribedPredicate<JavaClass> named(String what, String... names) {
        Set<String> outer = Set.of(names);
        return describe(
                what,
                type -> outer.contains(type.getName()
                        .substring(type.getPackageName().length() + 1)
                        .replaceFirst("\\$.*", "")));
    }
}
