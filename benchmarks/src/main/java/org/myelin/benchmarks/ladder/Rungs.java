package org.myelin.benchmarks.ladder;

import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;
import org.myelin.kernel.ElementFunction;
import org.myelin.kernel.Kernels;
import org.myelin.kernel.Panels;

/** The rungs, slowest first. Sizes are multiples of 32. */
final class Rungs {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int BLOCK = 64;

    private Rungs() {}

    static List<Rung> all() {
        return List.of(new Naive(), new Blocked(), new Simd(), new Packed(), new Fused());
    }

    /** The definition: three loops, the sum innermost. */
    private record Naive() implements Rung {
        @Override
        public String name() {
            return "naive";
        }

        @Override
        public String idea() {
            return "three loops, as the formula says; X is read down its columns";
        }

        @Override
        public void run(Layer l) {
            for (int i = 0; i < l.m(); i++) {
                for (int j = 0; j < l.n(); j++) {
                    float sum = l.bias()[i];
                    for (int p = 0; p < l.k(); p++) {
                        sum = Math.fma(l.w()[i * l.k() + p], l.x()[p * l.n() + j], sum);
                    }
                    l.a()[i * l.n() + j] = sum;
                }
            }
            l.relu();
        }
    }

    /** Loops in the order of memory, over blocks that stay in the caches. */
    private record Blocked() implements Rung {
        @Override
        public String name() {
            return "blocked";
        }

        @Override
        public String idea() {
            return "blocks of X that stay in the caches, rows innermost";
        }

        @Override
        public void run(Layer l) {
            l.startWithBias();
            for (int from = 0; from < l.k(); from += BLOCK) {
                for (int i = 0; i < l.m(); i++) {
                    for (int p = from; p < Math.min(l.k(), from + BLOCK); p++) {
                        addRow(l.w()[i * l.k() + p], l.x(), p * l.n(), l.a(), i * l.n(), l.n());
                    }
                }
            }
            l.relu();
        }

        private static void addRow(float factor, float[] x, int xAt, float[] a, int aAt, int n) {
            for (int j = 0; j < n; j++) {
                a[aAt + j] = Math.fma(factor, x[xAt + j], a[aAt + j]);
            }
        }
    }

    /** A tile of the result stays in registers for the whole sum. */
    private record Simd() implements Rung {
        @Override
        public String name() {
            return "SIMD";
        }

        @Override
        public String idea() {
            return "Vector API: a tile of 4 neurons × 2 vectors of samples stays in registers for the whole sum";
        }

        @Override
        public void run(Layer l) {
            for (int i = 0; i < l.m(); i += 4) {
                for (int j = 0; j < l.n(); j += 2 * SPECIES.length()) {
                    tile(l, i, j);
                }
            }
            l.relu();
        }

        private static void tile(Layer l, int i, int j) {
            int k = l.k();
            int n = l.n();
            float[] w = l.w();
            float[] x = l.x();
            float[] a = l.a();
            int lanes = SPECIES.length();
            FloatVector p0 = FloatVector.broadcast(SPECIES, l.bias()[i]);
            FloatVector q0 = p0;
            FloatVector p1 = FloatVector.broadcast(SPECIES, l.bias()[i + 1]);
            FloatVector q1 = p1;
            FloatVector p2 = FloatVector.broadcast(SPECIES, l.bias()[i + 2]);
            FloatVector q2 = p2;
            FloatVector p3 = FloatVector.broadcast(SPECIES, l.bias()[i + 3]);
            FloatVector q3 = p3;
            for (int p = 0; p < k; p++) {
                FloatVector x0 = FloatVector.fromArray(SPECIES, x, p * n + j);
                FloatVector x1 = FloatVector.fromArray(SPECIES, x, p * n + j + lanes);
                FloatVector w0 = FloatVector.broadcast(SPECIES, w[i * k + p]);
                p0 = x0.fma(w0, p0);
                q0 = x1.fma(w0, q0);
                FloatVector w1 = FloatVector.broadcast(SPECIES, w[(i + 1) * k + p]);
                p1 = x0.fma(w1, p1);
                q1 = x1.fma(w1, q1);
                FloatVector w2 = FloatVector.broadcast(SPECIES, w[(i + 2) * k + p]);
                p2 = x0.fma(w2, p2);
                q2 = x1.fma(w2, q2);
                FloatVector w3 = FloatVector.broadcast(SPECIES, w[(i + 3) * k + p]);
                p3 = x0.fma(w3, p3);
                q3 = x1.fma(w3, q3);
            }
            p0.intoArray(a, i * n + j);
            q0.intoArray(a, i * n + j + lanes);
            p1.intoArray(a, (i + 1) * n + j);
            q1.intoArray(a, (i + 1) * n + j + lanes);
            p2.intoArray(a, (i + 2) * n + j);
            q2.intoArray(a, (i + 2) * n + j + lanes);
            p3.intoArray(a, (i + 3) * n + j);
            q3.intoArray(a, (i + 3) * n + j + lanes);
        }
    }

    /** The engine's kernel, with both matrices copied into its layout each time. */
    private record Packed() implements Rung {
        @Override
        public String name() {
            return "packed";
        }

        @Override
        public String idea() {
            return "the engine's tiles of 12 × 2 vectors over panels of 32 columns; both matrices are copied into them first";
        }

        @Override
        public void run(Layer l) {
            float[] a = new float[Panels.size(l.m(), l.n())];
            products(Kernels.active(), l, packedWeights(l), packedInput(l), a, false);
            unpack(l, a);
            l.relu();
        }
    }

    /** The engine: weights live in panels, and a block goes through f while it is in the nearest cache. */
    private static final class Fused implements Rung {
        private float[] w = {};
        private float[] x = {};
        private float[] a = {};

        @Override
        public String name() {
            return "fused";
        }

        @Override
        public String idea() {
            return "all matrices live in panels; each block of 32 × 32 goes through f while it is in the nearest cache, "
                    + "and the next weights are read ahead";
        }

        @Override
        public void run(Layer l) {
            if (w.length == 0) {
                w = packedWeights(l);
                x = packedInput(l);
                a = new float[Panels.size(l.m(), l.n())];
            }
            products(Kernels.active(), l, w, x, a, true);
        }

        @Override
        public void finish(Layer l) {
            unpack(l, a);
        }
    }

    private static float[] packedWeights(Layer l) {
        float[] w = new float[Panels.size(l.k(), l.m())];
        for (int i = 0; i < l.m(); i++) {
            for (int p = 0; p < l.k(); p++) {
                w[Panels.index(l.k(), p, i)] = l.w()[i * l.k() + p];
            }
        }
        return w;
    }

    private static float[] packedInput(Layer l) {
        float[] x = new float[Panels.size(l.k(), l.n())];
        for (int p = 0; p < l.k(); p++) {
            for (int j = 0; j < l.n(); j += Panels.WIDTH) {
                System.arraycopy(l.x(), p * l.n() + j, x, Panels.index(l.k(), p, j), Panels.WIDTH);
            }
        }
        return x;
    }

    private static void unpack(Layer l, float[] a) {
        for (int i = 0; i < l.m(); i++) {
            for (int j = 0; j < l.n(); j += Panels.WIDTH) {
                System.arraycopy(a, Panels.index(l.m(), i, j), l.a(), i * l.n() + j, Panels.WIDTH);
            }
        }
    }

    private static void products(Kernels kernels, Layer l, float[] w, float[] x, float[] a, boolean fused) {
        int panel = l.k() * Panels.WIDTH;
        int part = fused ? panel / Panels.count(l.n()) : 0;
        for (int i = 0; i < l.m(); i += Panels.WIDTH) {
            int wAt = Panels.index(l.k(), 0, i);
            int nextAt = Panels.index(l.k(), 0, i + Panels.WIDTH);
            for (int j = 0; j < l.n(); j += Panels.WIDTH) {
                int block = Panels.index(l.m(), i, j);
                kernels.transposedProduct(
                        w,
                        wAt,
                        x,
                        Panels.index(l.k(), 0, j),
                        l.k(),
                        l.bias(),
                        i,
                        a,
                        block,
                        Panels.WIDTH,
                        Panels.WIDTH,
                        w,
                        nextAt + j / Panels.WIDTH * part,
                        part);
                if (fused) {
                    kernels.functions().activate(ElementFunction.RELU, a, block, a, block, Panels.WIDTH * Panels.WIDTH);
                }
            }
        }
    }
}
