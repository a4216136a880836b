import type { NDArray } from "../../ndarray/array.ts";
import { type Dim, isExact, less, plus, times } from "../../ndarray/dim.ts";
import { sameDType } from "../../ndarray/dtype.ts";
import { size } from "../../ndarray/layout.ts";
import type { Hidden } from "../op.ts";
import type { Operand } from "./operand.ts";
import type { Resolution } from "./resolve.ts";

/** Elements that NumPy casts at a time. */
const bufferSize = 8192;

/** Returns the bytes of the buffers in which NumPy casts operands that do not have the loop's dtype. */
export function hiddenBuffers(
  operands: readonly Operand[],
  { ins, outs }: Resolution,
  given: readonly (NDArray | undefined)[],
): Hidden {
  let bytes: Dim = 0;
  operands.forEach(({ array, weak }, i) => {
    if (!weak && !sameDType(array.dtype, ins[i])) bytes = plus(bytes, bufferBytes(array, ins[i].itemsize));
  });
  given.forEach((out, i) => {
    if (out && !sameDType(out.dtype, outs[i])) bytes = plus(bytes, bufferBytes(out, outs[i].itemsize));
  });
  return bytes === 0 ? {} : { hiddenPeak: bytes, hiddenTotal: bytes };
}

function bufferBytes({ layout }: NDArray, itemsize: number): Dim {
  const count = size(layout);
  const isSmall = isExact(count) ? count < bufferSize : less(count, bufferSize) === true;
  return times(isSmall ? count : bufferSize, itemsize);
}
