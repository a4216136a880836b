import type { NDArray } from "../../ndarray/array.ts";
import { type DType, type Shape, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { type Dim, isExact, plus, times } from "../../ndarray/layouts/dim.ts";
import { byteBounds, isC, isF, type Layout, nbytes, size } from "../../ndarray/layouts/layout.ts";
import { reshapedView } from "../../ndarray/layouts/reshape.ts";
import type { Hidden } from "../op.ts";

/**
 * Returns the bytes that a product of matrices takes beside its result: a whole copy of each operand of another dtype than the loop's, and
 * what is written to where that overlaps an operand (NPY_ITER_COPY_IF_OVERLAP: it is computed elsewhere and copied back).
 */
export function hiddenOf(inputs: readonly NDArray[], dtypes: readonly DType[], out?: NDArray): Hidden {
  let bytes: Dim = out && inputs.some((input) => overlap(input, out)) ? nbytes(out.layout) : 0;
  for (const [i, { layout, dtype }] of inputs.entries())
    if (!sameDType(dtype, dtypes[i])) bytes = plus(bytes, times(size(layout), dtypes[i].itemsize));
  return asHidden(bytes);
}

/** Bytes as a peak and a total, which they are for what lives until a product has been computed. */
export function asHidden(bytes: Dim): Hidden {
  return bytes === 0 ? {} : { hiddenPeak: bytes, hiddenTotal: bytes };
}

/**
 * Returns the bytes of the copies that `dot` makes of its operands: of those of another dtype, and where BLAS computes of those whose strides
 * it does not take (cblas_matrixproduct in cblasfuncs.c). Arrays of more than two axes are never for BLAS.
 */
export function dotCopies(layouts: readonly Layout[], dtype: DType): Dim {
  const isBlas = "fdFD".includes(dtype.char) && layouts.every(({ shape }) => shape.length <= 2);
  return layouts.reduce<Dim>((bytes, layout) => {
    const isCast = !sameDType(layout.dtype, dtype);
    const isCopied = isCast || (isBlas && !isForBlas(layout));
    return isCopied ? plus(bytes, times(size(layout), dtype.itemsize)) : bytes;
  }, 0);
}

/** True for a line with a step forwards, and a matrix without gaps. */
function isForBlas(layout: Layout): boolean {
  const { shape, strides, dtype } = layout;
  const isStep = (stride: Dim) =>
    !isExact(stride) || (stride >= 0 && stride % dtype.itemsize === 0 && (stride > 0 || shape.length < 2));
  if (!strides.every(isStep)) return false;
  const isMatrix = shape.length === 2 && shape.every((length) => length !== 1);
  return !isMatrix || isC(layout) !== false || isF(layout) !== false;
}

/** Returns the bytes of the copy that reshaping an array makes, if it has to make one. */
export function reshapeCopy(layout: Layout, shape: Shape): Dim {
  return reshapedView(layout, shape, "C") ? 0 : nbytes(layout);
}

function overlap(a: NDArray, b: NDArray): boolean {
  if (a.buffer !== b.buffer) return false;
  const [one, other] = [byteBounds(a.layout), byteBounds(b.layout)];
  return !one || !other || (one[0] < other[1] && other[0] < one[1]);
}
