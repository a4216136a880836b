import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { castable } from "../ufunc/casting.ts";

/** True when every value of one dtype is a value of the other. */
export function canCastSafely(from: DType, to: DType): boolean {
  return castable(from, to, "safe");
}
