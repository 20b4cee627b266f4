package org.myelin.kernel;

import java.util.Optional;

/**
 * Which kernels this process uses, and why.
 *
 * <p>The SIMD kernels are chosen when the module {@code jdk.incubator.vector} is present; the system property {@value
 * #PROPERTY} forces one set and fails when it cannot be had.
 *
 * @param kernels the chosen set
 * @param reason one sentence for logs and reports
 */
public record KernelChoice(Kernels kernels, String reason) {
    /**
     * The system property: {@code scalar}, {@code vector}, or {@code vector-512}, {@code vector-256}, {@code
     * vector-128}.
     */
    public static final String PROPERTY = "org.myelin.kernels";

    private static final String VECTOR_MODULE = "jdk.incubator.vector";

    static final KernelChoice ACTIVE = choose(
            Optional.ofNullable(System.getProperty(PROPERTY)),
            ModuleLayer.boot().findModule(VECTOR_MODULE).isPresent());

    /** The choice of this process. */
    public static KernelChoice active() {
        return ACTIVE;
    }

    static KernelChoice choose(Optional<String> forced, boolean vectorModule) {
        if (forced.isEmpty()) {
            return vectorModule
                    ? new KernelChoice(new VectorKernels(), "the Vector API is present")
                    : new KernelChoice(
                            new ScalarKernels(),
                            "the Vector API is absent, which makes training some twenty times slower;"
                                    + " start java with --add-modules " + VECTOR_MODULE);
        }
        String name = forced.get();
        String reason = "forced by -D" + PROPERTY + "=" + name;
        if (name.equals("scalar")) {
            return new KernelChoice(new ScalarKernels(), reason);
        }
        if (!name.equals("vector") && !name.matches("vector-(128|256|512)")) {
            throw new IllegalStateException("kernels: -D" + PROPERTY + "=" + name
                    + " names no kernels; expected scalar, vector, vector-128, vector-256 or vector-512");
        }
        if (!vectorModule) {
            throw new IllegalStateException("kernels: -D" + PROPERTY + "=" + name
                    + " needs the Vector API, but its module is absent; start java with --add-modules "
                    + VECTOR_MODULE);
        }
        Kernels vector = new VectorKernels();
        if (!name.equals("vector") && !name.equals(vector.name())) {
            throw new IllegalStateException("kernels: -D" + PROPERTY + "=" + name + " was asked for, but this machine"
                    + " and these JVM flags give " + vector.name() + "; use -D" + PROPERTY + "=vector");
        }
        return new KernelChoice(vector, reason);
    }
}
