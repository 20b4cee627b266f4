package org.myelin.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which kernels are chosen, and that a choice that cannot be met fails instead of giving others. */
class KernelChoiceTest {
    private static void assertRefused(String forced, boolean vectorModule, String message) {
        assertThatThrownBy(() -> KernelChoice.choose(Optional.of(forced), vectorModule))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(message);
    }

    @Test
    void choose_withoutTheVectorApi_givesScalarKernelsAndSaysWhy() {
        KernelChoice choice = KernelChoice.choose(Optional.empty(), false);

        assertThat(choice.kernels().name()).isEqualTo("scalar");
        assertThat(choice.reason())
                .isEqualTo("the Vector API is absent, which makes training some twenty times slower;"
                        + " start java with --add-modules jdk.incubator.vector");
    }

    @Test
    void choose_forcedScalar_givesThem() {
        assertThat(KernelChoice.choose(Optional.of("scalar"), true).kernels().name())
                .isEqualTo("scalar");
    }

    @Test
    void choose_unknownName_isRefused() {
        assertRefused(
                "fast",
                true,
                "kernels: -Dorg.myelin.kernels=fast names no kernels;"
                        + " expected scalar, vector, vector-128, vector-256 or vector-512");
    }

    @Test
    void choose_forcedVectorWithoutItsModule_isRefused() {
        assertRefused(
                "vector",
                false,
                "kernels: -Dorg.myelin.kernels=vector needs the Vector API, but its module is absent;"
                        + " start java with --add-modules jdk.incubator.vector");
    }

    @Test
    void choose_widthThatTheMachineDoesNotGive_isRefused() {
        String given = new VectorKernels().name();
        String other = given.equals("vector-128") ? "vector-256" : "vector-128";

        assertRefused(
                other,
                true,
                "kernels: -Dorg.myelin.kernels=" + other + " was asked for, but this machine and these JVM flags give "
                        + given + "; use -Dorg.myelin.kernels=vector");
    }
}
