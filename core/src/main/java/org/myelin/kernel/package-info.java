/**
 * The numeric kernels, not exported. {@link org.myelin.kernel.ScalarKernels} is the specification,
 * {@link org.myelin.kernel.VectorKernels} computes the same bits with SIMD instructions.
 *
 * <p>Kernels take arrays, offsets and sizes, allocate nothing and validate nothing: the packages above them do. Every
 * element of a product is one chain of fused multiply-adds in ascending order of the summed index, so the result
 * does not depend on the vector width, on the tile or on the thread that computed it.
 */
@NullMarked
package org.myelin.kernel;

import org.jspecify.annotations.NullMarked;
