import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, plus, times } from "../../ndarray/dim.ts";
import { type DType, sameDType } from "../../ndarray/dtype.ts";
import { byteBounds, nbytes, size } from "../../ndarray/layout.ts";
import type { Hidden } from "../op.ts";

/**
 * Returns the bytes that a product of matrices takes beside its result: a whole copy of each operand of another dtype than the loop's, and
 * what is written to where that overlaps an operand (NPY_ITER_COPY_IF_OVERLAP: it is computed elsewhere and copied back).
 */
export function hiddenOf(inputs: readonly NDArray[], dtypes: readonly DType[], out?: NDArray): Hidden {
  let bytes: Dim = out && inputs.some((input) => overlap(input, out)) ? nbytes(out.layout) : 0;
  for (const [i, { layout, dtype }] of inputs.entries())
    if (!sameDType(dtype, dtypes[i])) bytes = plus(bytes, times(size(layout), dtypes[i].itemsize));
  return bytes === 0 ? {} : { hiddenPeak: bytes, hiddenTotal: bytes };
}

function overlap(a: NDArray, b: NDArray): boolean {
  if (a.buffer !== b.buffer) return false;
  const [one, other] = [byteBounds(a.layout), byteBounds(b.layout)];
  return !one || !other || (one[0] < other[1] && other[0] < one[1]);
}
