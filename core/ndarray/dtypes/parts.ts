import { type NDArray, newArray } from "../array.ts";
import { filledArray, zeroOf } from "../contents/fill.ts";
import { plus } from "../layouts/dim.ts";
import { allocatedIn } from "../layouts/korder.ts";
import { isC, isF, type Layout } from "../layouts/layout.ts";
import { byChar, type DType } from "./dtype.ts";

const realChars: Readonly<Record<string, string>> = { F: "f", D: "d", G: "g" };

/** Returns the float dtype of the parts of a complex dtype; any other dtype itself. */
export function realDType(dtype: DType): DType {
  const real = byChar.get(realChars[dtype.char] ?? "");
  return real ? { ...real, byteorder: dtype.byteorder } : dtype;
}

/** Returns the layout of the view of one part of complex elements. */
export function partOf(layout: Layout, part: "real" | "imaginary"): Layout {
  const dtype = realDType(layout.dtype);
  return { ...layout, dtype, offset: plus(layout.offset, part === "real" ? 0 : dtype.itemsize) };
}

/** Returns `a.imag` of an array that is not complex: read-only zeros, in Fortran order when the array is. */
export function imaginaryPart(array: NDArray): NDArray {
  const { layout } = array;
  const order = isF(layout) === true && isC(layout) !== true ? "F" : "C";
  const item = new Uint8Array(layout.dtype.itemsize);
  const own = allocatedIn(layout.dtype, layout.shape, order);
  const zeros =
    layout.dtype.kind === "O"
      ? filledArray(own, zeroOf(layout.dtype))
      : newArray(own, { kind: "fill", dtype: layout.dtype, item }, array.subclass);
  zeros.writeable = false;
  return zeros;
}
