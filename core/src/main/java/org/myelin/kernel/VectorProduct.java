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
 * one the broadcast element of X, so that one step of k is 14 loads and 24 fused multiply-adds and the multiply-adds
 * are the limit. Weights are far more than the caches hold, and each task needs others. Java has no prefetch
 * instruction; but such a tile is bound by multiply-adds, not by loads. So every step of k also loads a value of the
 * memory to prefetch. The processor does not wait for it, and its hardware prefetcher fetches the lines after it.
 *
 * <p><b>16 registers</b> (256 or 128 bits): 4 rows. More would fit by counting, but HotSpot loads all broadcast
 * elements of a step before it uses them, and one accumulator that is spilled halves the speed. With 6 loads for 8
 * multiply-adds such a tile would wait for the second-level cache, so that k is blocked: X and V of a block stay in the
 * first-level cache, and memory is prefetched between the tiles.
 */
final class VectorProduct {
    private static final boolean MANY_REGISTERS =
            LANES == 16 || System.getProperty("os.arch", "").equals("aarch64");

    /** Rows of the smallest tile. */
    private static final int MIN_TILE_ROWS = 4;

    /** Terms k of a block: a panel of X and one of V then fill three quarters of a first-level cache of 32 KB. */
    private static final int K_BLOCK = 96;

    /** In floats. */
    private static final int CACHE_LINE = 16;

    /**
     * Floats between the addresses that consecutive steps of k prefetch: three tiles of 12, 12 and 8 rows then fetch a
     * block of 32 × 32 evenly, in a depth of 128.
     */
    static final int PREFETCH_STEP = 3;

    private static final float IMPOSSIBLE_SUM = Float.MIN_VALUE;

    @SuppressWarnings("UnusedVariable") // written, so that prefetched values have a use
    private static float sink;

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
            float[] prefetch,
            int prefetchAt,
            int prefetchLength) {
        if (!MANY_REGISTERS) {
            transposedByBlocksOfK(
                    x, xAt, v, vAt, depth, start, startAt, c, cAt, rows, columns, prefetch, prefetchAt, prefetchLength);
            return;
        }
        int reach = depth * PREFETCH_STEP;
        int cursor = prefetchAt;
        float sum = 0;
        for (int j = 0; j < columns; j += 2 * LANES) {
            int row = 0;
            while (row < rows) {
                int height = tileHeight(rows - row);
                int to = cAt + row * WIDTH + j;
                boolean more = cursor < prefetchAt + prefetchLength && isInside(prefetch, cursor, reach);
                float[] source = more ? prefetch : v;
                int at = more ? cursor : vAt;
                int r = xAt + row;
                int s = startAt + row;
                switch (height) {
                    case 12 -> sum += VectorColumnTiles.tile12(x, r, v, vAt + j, depth, start, s, c, to, source, at);
                    case 8 -> sum += VectorColumnTiles.tile8(x, r, v, vAt + j, depth, start, s, c, to, source, at);
                    default -> VectorColumnTiles.tile4(x, r, v, vAt + j, depth, start, s, c, to, true);
                }
                row += height;
                cursor += reach;
            }
        }
        consume(sum);
    }

    private static void transposedByBlocksOfK(
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
            float[] prefetch,
            int prefetchAt,
            int prefetchLength) {
        int kBlocks = Math.max(1, Math.ceilDiv(depth, K_BLOCK));
        int share = Math.ceilDiv(prefetchLength, kBlocks * tiles(rows, columns));
        int cursor = prefetchAt;
        for (int kBlock = 0; kBlock < kBlocks; kBlock++) {
            int k = kBlock * depth / kBlocks;
            int terms = (kBlock + 1) * depth / kBlocks - k;
            for (int j = 0; j < columns; j += 2 * LANES) {
                for (int row = 0; row < rows; row += MIN_TILE_ROWS) {
                    int to = cAt + row * WIDTH + j;
                    int r = xAt + k * WIDTH + row;
                    int vk = vAt + k * WIDTH + j;
                    VectorColumnTiles.tile4(x, r, v, vk, terms, start, startAt + row, c, to, kBlock == 0);
                    prefetch(prefetch, cursor, share);
                    cursor += share;
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
            float[] prefetch,
            int prefetchAt,
            int prefetchStride,
            int prefetchLength,
            float[] prefetchFlat,
            int prefetchFlatAt,
            int prefetchFlatLength) {
        if (!MANY_REGISTERS) {
            productByBlocksOfK(
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
                    prefetch,
                    prefetchAt,
                    prefetchStride,
                    prefetchLength,
                    prefetchFlat,
                    prefetchFlatAt,
                    prefetchFlatLength);
            return;
        }
        int reach = depth * PREFETCH_STEP;
        int blockReach = WIDTH * PREFETCH_STEP;
        boolean inOnePiece =
                prefetchStride == prefetchLength; // then in the order of memory, which the processor foresees
        int step = inOnePiece ? blockReach : prefetchStride;
        int prefetchReach = (depth - 1) / WIDTH * step + blockReach;
        int prefetchEnd = inOnePiece ? Math.ceilDiv(depth, WIDTH) * prefetchLength : prefetchLength;
        int cursor = 0;
        int flatCursor = prefetchFlatAt;
        float sum = 0;
        for (int j = 0; j < columns; j += 2 * LANES) {
            int row = 0;
            while (row < rows) {
                int height = tileHeight(rows - row);
                int to = cAt + row * WIDTH + j;
                boolean more = cursor < prefetchEnd && isInside(prefetch, prefetchAt + cursor, prefetchReach);
                float[] source = more ? prefetch : v;
                int at = more ? prefetchAt + cursor : vAt;
                int stride = more ? step : 0;
                boolean moreFlat =
                        flatCursor < prefetchFlatAt + prefetchFlatLength && isInside(prefetchFlat, flatCursor, reach);
                float[] flatSource = moreFlat ? prefetchFlat : v;
                int flatAt = moreFlat ? flatCursor : vAt;
                int r = xAt + row * WIDTH;
                switch (height) {
                    case 12 ->
                        sum += VectorRowTiles.tile12(
                                x, r, xStride, v, vAt + j, depth, c, to, source, at, stride, flatSource, flatAt);
                    case 8 ->
                        sum += VectorRowTiles.tile8(
                                x, r, xStride, v, vAt + j, depth, c, to, source, at, stride, flatSource, flatAt);
                    default -> VectorRowTiles.tile4(x, r, xStride, v, vAt + j, depth, c, to, true);
                }
                row += height;
                cursor += inOnePiece ? reach : blockReach;
                flatCursor += reach;
            }
        }
        consume(sum);
    }

    private static void productByBlocksOfK(
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
            float[] prefetch,
            int prefetchAt,
            int prefetchStride,
            int prefetchLength,
            float[] prefetchFlat,
            int prefetchFlatAt,
            int prefetchFlatLength) {
        int blocks = Math.ceilDiv(depth, WIDTH);
        int kBlocks = Math.max(1, Math.ceilDiv(depth, K_BLOCK));
        int tiles = kBlocks * tiles(rows, columns);
        int share = Math.ceilDiv(blocks * prefetchLength, tiles);
        int flatShare = Math.ceilDiv(prefetchFlatLength, tiles);
        int tile = 0;
        for (int kBlock = 0; kBlock < kBlocks; kBlock++) {
            int block = kBlock * blocks / kBlocks;
            int k = block * WIDTH;
            int terms = Math.min(depth, (kBlock + 1) * blocks / kBlocks * WIDTH) - k;
            for (int j = 0; j < columns; j += 2 * LANES) {
                for (int row = 0; row < rows; row += MIN_TILE_ROWS) {
                    int to = cAt + row * WIDTH + j;
                    int at = xAt + block * xStride + row * WIDTH;
                    VectorRowTiles.tile4(x, at, xStride, v, vAt + k * WIDTH + j, terms, c, to, kBlock == 0);
                    if (share > 0) {
                        int cursor = tile * share;
                        prefetch(
                                prefetch,
                                prefetchAt + cursor / prefetchLength * prefetchStride + cursor % prefetchLength,
                                share);
                    }
                    prefetch(prefetchFlat, prefetchFlatAt + tile * flatShare, flatShare);
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
        return Math.ceilDiv(rows, MANY_REGISTERS ? 12 : MIN_TILE_ROWS) * Math.ceilDiv(columns, 2 * LANES);
    }

    /**
     * Rows of the next tile, given the rows that are left, a multiple of 4: 16 are better cut into 8 + 8 than 12 + 4.
     */
    private static int tileHeight(int rows) {
        return rows >= 12 && rows != 16 ? 12 : rows >= 8 ? 8 : MIN_TILE_ROWS;
    }

    /** Loads a value of each cache line of a range, as far as it lies inside the array. */
    private static void prefetch(float[] memory, int at, int length) {
        int end = Math.clamp((long) at + length, 0, memory.length);
        float sum = 0;
        for (int i = Math.max(0, at); i < end; i += CACHE_LINE) {
            sum += memory[i];
        }
        consume(sum);
    }

    /** Uses the sum of prefetched values; otherwise the compiler would remove their loads. */
    private static void consume(float sum) {
        if (sum == IMPOSSIBLE_SUM) {
            sink = sum;
        }
    }
}
