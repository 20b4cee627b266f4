package org.myelin.model;

import java.lang.module.ModuleDescriptor;
import java.util.Optional;

/** The version of the library that is running. */
public final class MyelinVersion {
    private MyelinVersion() {}

    /** The version of the module or jar, for example {@code 0.1.0}; {@code development} when run from loose classes. */
    public static String current() {
        Optional<String> ofModule = Optional.ofNullable(
                        MyelinVersion.class.getModule().getDescriptor())
                .flatMap(ModuleDescriptor::rawVersion);
        Optional<String> ofJar =
                Optional.ofNullable(MyelinVersion.class.getPackage().getImplementationVersion());
        return ofModule.or(() -> ofJar).orElse("development");
    }
}
