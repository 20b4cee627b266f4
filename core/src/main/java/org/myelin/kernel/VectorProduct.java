package org.myelin.kernel;

import static org.myelin.kernel.Panels.WIDTH;
import static org.myelin.kernel.VectorKernels.LANES;

/**
 * The two matrix products in SIMD: a tile of C stays in registers while k runs through the depth.
 *
 * <p>A tile has two vectors of columns and as many rows as the registers hold. The accumulators are single local
 * variables because HotSpot keeps only those, not arrays of vectors, in registers.
 *
 * <p><b>32 registers</b> (512-bit vectors, or ARM): 12 rows make 24 accumulators; two registers hold the row of V and
 * one the broadcast element of X, so that one step of k is 14 loads and 24 fused multiply-adds and the multiply-adds are
 * the limit. Weights are far more than the caches hold, and each task needs others. Java has no instruction for fetching
 * memory ahead of its use; but such a tile is busy with multiply-adds, not with loads. So every step of k also reads a
 * value of what comes next. The processor does not wait for it, and fetches the lines after it by itself.
 *
 * <p><b>16 registers</b> (256 or 128 bits): 4 rows. More would fit by counting, but HotSpot loads all broadcast elements
 * of a step before it uses them, and one accumulator that does not stay in its register halves the speed. With 6 loads
 * for 8 multiply-adds such a tile would wait for the second cache, so that k runs in parts for which X and V stay in the
 * nearest one, and what comes next is read between the tiles.
 */
final class VectorProduct {
    private static final boolean MANY_REGISTERS =
            LANES == 16 || System.getProperty("os.arch", "").equals("aarch64");

    /** Rows of the lowest tile. */
    private static final int LOW = 4;

    /** Depth for which a panel of X and one of V fill three quarters of a nearest cache of 32 KB. */
    private static final int PART = 96;

    /** Floats of a cache line. */
    private static final int LINE = 16;

    /** Floats that a step of k goes ahead in what comes next: three tiles of 12, 12 and 8 rows then fetch a block of 32 × 32 in a depth of 128, evenly. */
    static final int AHEAD = 3;

    private static final float NEVER = Float.MIN_VALUE;

    @SuppressWarnings("UnusedVariable") // written, so that what is read ahead has a use
    private static float touched;

    private VectorProduct() {}

    /** See {@link Kernels#transposedProduct}. */
    static void transposed(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int rows,
            int columns,
            float[] next,
            int nextAt,
            int nextLength) {
        if (!MANY_REGISTERS) {
            transposedInParts(x, xAt, v, vAt, depth, start, startAt, c, cAt, rows, columns, next, nextAt, nextLength);
            return;
        }
        int reach = depth * AHEAD;
        int touch = nextAt;
        float sum = 0;
        for (int j = 0; j < columns; j += 2 * LANES) {
            int row = 0;
            while (row < rows) {
                int height = tileHeight(rows - row);
                int to = cAt + row * WIDTH + j;
                boolean more = touch < nextAt + nextLength && isInside(next, touch, reach);
                float[] ahead = more ? next : v;
                int at = more ? touch : vAt;
                int r = xAt + row;
                int s = startAt + row;
                switch (height) {
                    case 12 -> sum += VectorColumnTiles.tile12(x, r, v, vAt + j, depth, start, s, c, to, ahead, at);
                    case 8 -> sum += VectorColumnTiles.tile8(x, r, v, vAt + j, depth, start, s, c, to, ahead, at);
                    default -> VectorColumnTiles.tile4(x, r, v, vAt + j, depth, start, s, c, to, true);
                }
                row += height;
                touch += reach;
            }
        }
        use(sum);
    }

    private static void transposedInParts(
            float[] x,
            int xAt,
            float[] v,
            int vAt,
            int depth,
            float[] start,
            int startAt,
            float[] c,
            int cAt,
            int rows,
            int columns,
            float[] next,
            int nextAt,
            int nextLength) {
        int parts = Math.max(1, Math.ceilDiv(depth, PART));
        int share = Math.ceilDiv(nextLength, parts * tiles(rows, columns));
        int touch = nextAt;
        for (int part = 0; part < parts; part++) {
            int k = part * depth / parts;
            int terms = (part + 1) * depth / parts - k;
            for (int j = 0; j < columns; j += 2 * LANES) {
                for (int row = 0; row < rows; row += LOW) {
                    int to = cAt + row * WIDTH + j;
                    int r = xAt + k * WIDTH + row;
                    int vk = vAt + k * WIDTH + j;
                    VectorColumnTiles.tile4(x, r, v, vk, terms, start, startAt + row, c, to, part == 0);
                    touch(next, touch, share);
                    touch += share;
                }
            }
        }
    }

    /** See {@link Kernels#product}. */
    static void product(
            float[] x,
            int xAt,
            int xStride,
            float[] v,
            int vAt,
            int depth,
            float[] c,
            int cAt,
            int rows,
            int columns,
            float[] next,
            int nextAt,
            int nextStride,
            int nextLength,
            float[] alsoNext,
            int alsoNextAt,
            int alsoNextLength) {
        if (!MANY_REGISTERS) {
            productInParts(
                    x,
                    xAt,
                    xStride,
                    v,
                    vAt,
                    depth,
                    c,
                    cAt,
                    rows,
                    columns,
                    next,
                    nextAt,
                    nextStride,
                    nextLength,
                    alsoNext,
                    alsoNextAt,
                    alsoNextLength);
            return;
        }
        int reach = depth * AHEAD;
        int blockReach = WIDTH * AHEAD;
        boolean inOnePiece = nextStride == nextLength; // then in the order of memory, which the processor foresees
        int step = inOnePiece ? blockReach : nextStride;
        int nextReach = (depth - 1) / WIDTH * step + blockReach;
        int nextEnd = inOnePiece ? Math.ceilDiv(depth, WIDTH) * nextLength : nextLength;
        int touch = 0;
        int alsoTouch = alsoNextAt;
        float sum = 0;
        for (int j = 0; j < columns; j += 2 * LANES) {
            int row = 0;
            while (row < rows) {
                int height = tileHeight(rows - row);
                int to = cAt + row * WIDTH + j;
                boolean more = touch < nextEnd && isInside(next, nextAt + touch, nextReach);
                float[] ahead = more ? next : v;
                int at = more ? nextAt + touch : vAt;
                int stride = more ? step : 0;
                boolean alsoMore = alsoTouch < alsoNextAt + alsoNextLength && isInside(alsoNext, alsoTouch, reach);
                float[] also = alsoMore ? alsoNext : v;
                int alsoAt = alsoMore ? alsoTouch : vAt;
                int r = xAt + row * WIDTH;
                switch (height) {
                    case 12 ->
                        sum += VectorRowTiles.tile12(
                                x, r, xStride, v, vAt + j, depth, c, to, ahead, at, stride, also, alsoAt);
                    case 8 ->
                        sum += VectorRowTiles.tile8(
                                x, r, xStride, v, vAt + j, depth, c, to, ahead, at, stride, also, alsoAt);
                    default -> VectorRowTiles.tile4(x, r, xStride, v, vAt + j, depth, c, to, true);
                }
                row += height;
                touch += inOnePiece ? reach : blockReach;
                alsoTouch += reach;
            }
        }
        use(sum);
    }

    private static void productInParts(
            float[] x,
            int xAt,
            int xStride,
            float[] v,
            int vAt,
            int depth,
            float[] c,
            int cAt,
            int rows,
            int columns,
            float[] next,
            int nextAt,
            int nextStride,
            int nextLength,
            float[] alsoNext,
            int alsoNextAt,
            int alsoNextLength) {
        int blocks = Math.ceilDiv(depth, WIDTH);
        int parts = Math.max(1, Math.ceilDiv(depth, PART));
        int tiles = parts * tiles(rows, columns);
        int share = Math.ceilDiv(blocks * nextLength, tiles);
        int alsoShare = Math.ceilDiv(alsoNextLength, tiles);
        int tile = 0;
        for (int part = 0; part < parts; part++) {
            int block = part * blocks / parts;
            int k = block * WIDTH;
            int terms = Math.min(depth, (part + 1) * blocks / parts * WIDTH) - k;
            for (int j = 0; j < columns; j += 2 * LANES) {
                for (int row = 0; row < rows; row += LOW) {
                    int to = cAt + row * WIDTH + j;
                    int at = xAt + block * xStride + row * WIDTH;
                    VectorRowTiles.tile4(x, at, xStride, v, vAt + k * WIDTH + j, terms, c, to, part == 0);
                    if (share > 0) {
                        int touch = tile * share;
                        touch(next, nextAt + touch / nextLength * nextStride + touch % nextLength, share);
                    }
                    touch(alsoNext, alsoNextAt + tile * alsoShare, alsoShare);
                    tile++;
                }
            }
        }
    }

    private static boolean isInside(float[] memory, int at, int length) {
        return at >= 0 && length <= memory.length - at;
    }

    /** Tiles that make up a block of C. */
    private static int tiles(int rows, int columns) {
        return Math.ceilDiv(rows, MANY_REGISTERS ? 12 : LOW) * Math.ceilDiv(columns, 2 * LANES);
    }

    /**
     * Rows of the next tile, when so many are left, which is a multiple of 4: 16 are better cut into 8 + 8 than 12 + 4.
     */
    private static int tileHeight(int rows) {
        return rows >= 12 && rows != 16 ? 12 : rows >= 8 ? 8 : LOW;
    }

    /** Reads a value of each cache line, as far as there is memory. */
    private static void touch(float[] memory, int at, int length) {
        int end = Math.clamp((long) at + length, 0, memory.length);
        float sum = 0;
        for (int i = Math.max(0, at); i < end; i += LINE) {
            sum += memory[i];
        }
        use(sum);
    }

    /** Or the compiler would leave out the reading ahead. */
    private static void use(float sum) {
        if (sum == NEVER) {
            touched = sum;
        }
    }
}
