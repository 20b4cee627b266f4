package org.myelin.benchmarks.kernel;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.myelin.kernel.ElementFunction;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the engine does with one block of 32 × 32 values, in nanoseconds, with everything in the nearest caches:
 * products with 512 terms a value (a million flops), and the element-wise kernels on 1,024 values.
 *
 * <p>Run: {@code mvn -Pbenchmarks -DskipTests -pl benchmarks -am package -Dmain=org.openjdk.jmh.Main -Dargs=Blocks}.
 * The narrower kernels: {@code -Dargs="Blocks -jvmArgsAppend -XX:MaxVectorSize=32"}, the scalar ones {@code
 * -Dargs="Blocks -jvmArgsAppend -Dorg.myelin.kernels=scalar"}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgs = {
            "--add-modules=jdk.incubator.vector",
            // As in the engine, a kernel is compiled by itself; inlined into JMH's loop it is too much for one
            // compilation.
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=dontinline,*Functions::*"
        })
public class Blocks {
    private static final int DEPTH = 512;
    private static final int BLOCK = Panels.WIDTH * Panels.WIDTH;
    private static final float RATE = 1e-6f;

    private final Kernels kernels = Kernels.active();
    private final float[] x = random(DEPTH * Panels.WIDTH);
    private final float[] v = random(DEPTH * Panels.WIDTH);
    private final float[] c = random(BLOCK);
    private final float[] start = random(Panels.WIDTH);
    private final float[] weights = random(BLOCK);
    private final float[] momenta = new float[BLOCK];
    private final float[] values = random(BLOCK);
    private final float[] derivatives = random(BLOCK);

    private static float[] random(int length) {
        Random random = new Random(length);
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextFloat() - 0.5f;
        }
        return values;
    }

    /** The product of the forward step. */
    @Benchmark
    public float[] transposedProduct() {
        kernels.transposedProduct(x, 0, v, 0, DEPTH, start, 0, c, 0, Panels.WIDTH, Panels.WIDTH, x, 0, 0);
        return c;
    }

    /** The product of the backward step. */
    @Benchmark
    public float[] product() {
        kernels.product(x, 0, BLOCK, v, 0, DEPTH, c, 0, Panels.WIDTH, Panels.WIDTH, x, 0, 0, 0, x, 0, 0);
        return c;
    }

    /** δ to δᵀ. */
    @Benchmark
    public float[] transpose() {
        kernels.transpose(values, 0, Panels.WIDTH, Panels.WIDTH, c, 0);
        return c;
    }

    /** Gradient descent with momentum and weight decay. */
    @Benchmark
    public float[] momentum() {
        kernels.updates().momentum(weights, 0, values, 0, momenta, 0, BLOCK, RATE, 0.9f, false, 1e-3f);
        return weights;
    }

    /** a = max(0, z). */
    @Benchmark
    public float[] relu() {
        kernels.functions().activate(ElementFunction.RELU, values, 0, c, 0, BLOCK);
        return c;
    }

    /** a = tanh z. */
    @Benchmark
    public float[] tanh() {
        kernels.functions().activate(ElementFunction.TANH, values, 0, c, 0, BLOCK);
        return c;
    }

    /** a = 1/(1+e⁻ᶻ). */
    @Benchmark
    public float[] sigmoid() {
        kernels.functions().activate(ElementFunction.SIGMOID, values, 0, c, 0, BLOCK);
        return c;
    }

    /** δ ∘ f′(z) for tanh. */
    @Benchmark
    public float[] tanhDerivative() {
        System.arraycopy(derivatives, 0, c, 0, BLOCK);
        kernels.functions().multiplyByDerivative(ElementFunction.TANH, c, 0, values, 0, BLOCK);
        return c;
    }
}
