package org.myelin.checks;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package uses which, in all modules; ARCHITECTURE.md holds the table and tells why. */
class PackageDependenciesTest {
    private static final String ROOT = "org.myelin.";
    private static final JavaClasses CORE = of("core");
    private static final List<String> MODULES = List.of("core", "view", "labs", "runs", "cli");
    private static final JavaClasses ALL = of(MODULES.toArray(String[]::new));
    private static final Map<String, PackageTable.Row> TABLE = PackageTable.read();

    private static JavaClasses of(String... modules) {
        return new ClassFileImporter()
                .importPaths(Stream.of(modules)
                        .map(PackageDependenciesTest::classFiles)
                        .toList());
    }

    private static Path classFiles(String module) {
        Path folder = Repository.ROOT.resolve(module).resolve("target").resolve("classes");
        assertThat(folder)
                .as("compiled classes of " + module + "; compile it first")
                .isDirectory();
        return folder;
    }

    @Test
    void packages_useExactlyThoseOfTheTable() {
        Map<String, PackageTable.Row> actual = new TreeMap<>();
        ALL.stream()
                .filter(type -> type.getPackageName().startsWith(ROOT)) // no module descriptors
                .collect(Collectors.groupingBy(PackageDependenciesTest::name))
                .forEach(
                        (name, classes) -> actual.put(name, new PackageTable.Row(exported(name), uses(name, classes))));

        assertThat(lines(TABLE))
                .as(
                        "the table in ARCHITECTURE.md against what the classes use and the modules export, which is\n%s\n",
                        lines(actual))
                .isEqualTo(lines(actual));
    }

    private static String lines(Map<String, PackageTable.Row> rows) {
        return rows.entrySet().stream()
                .map(entry -> entry.getValue().line(entry.getKey()))
                .collect(Collectors.joining("\n"));
    }

    private static Set<String> uses(String name, List<JavaClass> classes) {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(type -> type.getPackageName().startsWith(ROOT))
                .map(PackageDependenciesTest::name)
                .filter(used -> !used.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static boolean exported(String name) {
        return MODULES.stream()
                .map(PackageDependenciesTest::descriptor)
                .flatMap(module -> module.exports().stream())
                .anyMatch(exports -> exports.source().equals(ROOT + name) && !exports.isQualified());
    }

    private static ModuleDescriptor descriptor(String module) {
        try (InputStream in = Files.newInputStream(classFiles(module).resolve("module-info.class"))) {
            return ModuleDescriptor.read(in);
        } catch (IOException e) {
            throw new AssertionError(module + " has no module descriptor", e);
        }
    }

    @Test
    void packages_ofAllModules_haveNoCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"core", "view", "labs", "runs"})
    void modules_belowTheCommandLine_doNotKnowPicocli(String module) {
        noClasses().should().dependOnClassesThat().resideInAPackage("picocli..").check(of(module));
    }

    @ParameterizedTest
    @ValueSource(strings = {"view", "labs", "runs", "cli", "examples"})
    void modules_aboveCore_useOnlyWhatItExports(String module) {
        Set<String> hidden = CORE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(ROOT) && !exported(name.substring(ROOT.length())))
                .collect(Collectors.toSet());

        noClasses()
                .should()
                .dependOnClassesThat(describe("core does not export", type -> hidden.contains(type.getPackageName())))
                .check(of(module));
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
    void vectorApi_isUsedOnlyByTheVectorKernels() {
        noClasses()
                .that(not(describe(
                        "the vector kernels",
                        type -> type.getPackageName().equals("org.myelin.kernel")
                                && outer(type).startsWith("Vector"))))
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
    void rules_seeTheClassesThatTheyJudge() {
        ArchRule engineUsesNoKernel = noClasses()
                .that()
                .resideInAPackage("org.myelin.engine")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.myelin.kernel");
        ArchRule nothingUsesVectors =
                noClasses().should().dependOnClassesThat().resideInAPackage("jdk.incubator.vector..");
        ArchRule nothingUsesPicocli = noClasses().should().dependOnClassesThat().resideInAPackage("picocli..");

        for (ArchRule rule : List.of(engineUsesNoKernel, nothingUsesVectors, nothingUsesPicocli)) {
            assertThatThrownBy(() -> rule.check(ALL)).isInstanceOf(AssertionError.class);
        }
    }

    /** The classes of these names and those nested in them. */
    private static DescribedPredicate<JavaClass> named(String what, String... names) {
        Set<String> outer = Set.of(names);
        return describe(what, type -> outer.contains(outer(type)));
    }

    /** The simple name of the top-level class. */
    private static String outer(JavaClass type) {
        return type.getName().substring(type.getPackageName().length() + 1).replaceFirst("\\$.*", "");
    }
}
