import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, isExact, plus, times } from "../../ndarray/dim.ts";
import { sameDType } from "../../ndarray/dtype.ts";
import { size } from "../../ndarray/layout.ts";
import type { Hidden } from "../op.ts";
import type { Operand } from "./operand.ts";
import type { Resolution } from "./resolve.ts";

/** Elements that NumPy casts at a time (its ufunc buffer size). */
const bufferSize = 8192;

/**
 * Returns the bytes of the arrays into which NumPy casts operands that do not have the loop's dtype. It does so for scalars and
 * one-dimensional arrays of up to a buffer's length (check_for_trivial_loop in ufunc_object.c); larger operands are cast piece by
 * piece in buffers that are not array memory, and tracemalloc does not count them for NumPy.
 */
export function hiddenCasts(operands: readonly Operand[], { ins }: Resolution): Hidden {
  let bytes: Dim = 0;
  for (const [i, { array, weak }] of operands.entries()) {
    if (weak || sameDType(array.dtype, ins[i])) continue;
    if (!isSmall(array)) break;
    bytes = plus(bytes, times(size(array.layout), ins[i].itemsize));
  }
  return bytes === 0 ? {} : { hiddenPeak: bytes, hiddenTotal: bytes };
}

function isSmall({ layout }: NDArray): boolean {
  const count = size(layout);
  return layout.shape.length <= 1 && isExact(count) && count <= bufferSize;
}
