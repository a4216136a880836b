import type { NDArray } from "../../ndarray/array.ts";
import { type DType, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { type Dim, isExact, plus, times } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import type { Hidden } from "../op.ts";
import type { Operand } from "./operand.ts";
import type { Resolution } from "./resolve.ts";

/** No temporaries at all. */
export const noHidden: Hidden = {};

/** Elements that NumPy casts at a time (its ufunc buffer size). */
const bufferSize = 8192;

/**
 * Returns the bytes of the arrays into which NumPy casts operands that do not have the loop's dtype. It does so for scalars and
 * one-dimensional arrays of up to a buffer's length (check_for_trivial_loop in ufunc_object.c); larger operands are cast piece by
 * piece in buffers that are not array memory, and tracemalloc does not count them for NumPy. An operation with a path of its own for numbers
 * makes no arrays of them.
 */
export function hiddenCasts(
  operands: readonly Operand[],
  { ins }: Resolution,
  isInPlace: boolean,
  hasOwnPath: boolean,
): Hidden {
  if (operands.every(({ value, array }, i) => value === array && array.dtype === ins[i])) return noHidden;
  let bytes: Dim = 0;
  for (const [i, { array, weak }] of operands.entries()) {
    if (weak || sameDType(array.dtype, ins[i])) continue;
    if (!isSmall(array)) break;
    bytes = plus(bytes, times(size(array.layout), ins[i].itemsize));
  }
  const casts = bytes === 0 ? {} : { hiddenPeak: bytes, hiddenTotal: bytes };
  return hasOwnPath ? casts : { ...casts, ...numberCells(operands, ins, isInPlace) };
}

/** Returns the bytes of the arrays that numbers become beside an array. */
function numberCells(operands: readonly Operand[], ins: readonly DType[], isInPlace: boolean): Hidden {
  const hasArray = operands.some(({ value, array }) => value.t === "ndarray" && array.shape.length > 0);
  if (!hasArray) return {};
  let [cellPeak, cellTotal] = [0, 0];
  for (const [i, operand] of operands.entries()) {
    const { own, cast } = numberBytes(operand, ins[i]);
    // A new result is made after the number's own array has gone.
    cellPeak += isInPlace || cast === 0 ? own + cast : cast;
    cellTotal += own + cast;
  }
  return cellTotal === 0 ? {} : { cellPeak, cellTotal };
}

/** Bytes of the arrays that a single number becomes: its own, and one of the loop's dtype, which ints always get. */
function numberBytes({ value, array, weak }: Operand, dtype: DType): { own: number; cast: number } {
  if (weak) {
    const isCast = weak === "int" || !sameDType(array.dtype, dtype);
    return { own: array.dtype.itemsize, cast: isCast ? dtype.itemsize : 0 };
  }
  return { own: value.t === "scalar" && sameDType(array.dtype, dtype) ? dtype.itemsize : 0, cast: 0 };
}

function isSmall({ layout }: NDArray): boolean {
  const count = size(layout);
  return layout.shape.length <= 1 && isExact(count) && count <= bufferSize;
}
