import type { NDArray } from "../ndarray/array.ts";
import type { DType } from "../ndarray/dtype.ts";
import { notKnown } from "../ndarray/error.ts";
import type { Value } from "../ndarray/value.ts";
import type { Context } from "./context.ts";

/** Returns `np.asarray(value, dtype)`: the array itself where NumPy gives it back, else a new one. Throws NumpyError or NotKnown. */
export function asArray(_value: Value, _context: Context, _dtype?: DType): NDArray {
  return notKnown("not an array");
}

/** Returns the dtype that a Python value names (`np.float32`, "f4", float, [("x", "i4")], a dtype). Throws NumpyError or NotKnown. */
export function asDType(_value: Value, _context: Context): DType {
  return notKnown("not a dtype");
}
