package org.myelin.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.module.ModuleFinder;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.myelin.nn.Architecture;

/** All examples but those of package {@code report} need one jar: the core, and of it what its module exports. */
class CoreAloneTest {
    @Test
    void examples_exceptReports_useExportedPackagesOfCoreOnly() throws URISyntaxException {
        Path core = Path.of(Architecture.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Stream<String> exported = ModuleFinder.of(core).find("org.myelin").orElseThrow().descriptor().exports().stream()
                .map(export -> export.source());
        String[] allowed = Stream.concat(
                        Stream.of(
                                "java..",
                                "org.jspecify.annotations",
                                "org.myelin.examples",
                                "org.myelin.examples.course"),
                        exported)
                .toArray(String[]::new);

        classes()
                .that()
                .resideOutsideOfPackage("org.myelin.examples.report")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.myelin.examples"));
    }
}
