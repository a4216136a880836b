import { readable, readElement, viewOn } from "../ndarray/access.ts";
import { type NDArray, newArray } from "../ndarray/array.ts";
import { castArray } from "../ndarray/casts/castarray.ts";
import { cellElement } from "../ndarray/casts/pack.ts";
import { hullOf } from "../ndarray/contents/hull.ts";
import { copiedContents } from "../ndarray/contents/move.ts";
import { isSwapped } from "../ndarray/dtypes/dtype.ts";
import { withByteOrder } from "../ndarray/dtypes/dtypename.ts";
import { contiguous } from "../ndarray/layouts/layout.ts";
import { scalar } from "../ndarray/make.ts";
import { anyStr, pyStr, Scalar, unknown, type Value } from "../ndarray/value.ts";

/**
 * Returns what NumPy gives for one element of an array: a NumPy scalar, or for object elements the object itself.
 * A structured scalar is a view of the array's memory, any other one a copy.
 */
export function elementValue(view: NDArray): Value {
  const { dtype } = view;
  if (dtype.kind === "O" || dtype.kind === "T") return objectAt(view);
  if (dtype.fields) return new Scalar(view);
  if (isSwapped(dtype) || dtype.kind === "U" || dtype.kind === "S") return nativeScalar(view);
  const layout = contiguous(dtype, []);
  return new Scalar(newArray(layout, copiedContents(view, layout) ?? hullOf(view)));
}

/** Scalars are in this machine's byte order, and as long as their text. */
function nativeScalar(view: NDArray): Scalar {
  const native = withByteOrder(view.dtype, "=");
  const element = cellElement(view);
  if (typeof element !== "string") return new Scalar(castArray(view, native));
  const width = native.kind === "U" ? 4 : 1;
  return scalar({ ...native, itemsize: width * Array.from(element).length }, element);
}

function objectAt(view: NDArray): Value {
  const source = readable(view);
  const element =
    source && readElement(viewOn(source.data), view.dtype, source.layout.offset, source.objects);
  if (view.dtype.kind === "T" && typeof element === "string") return pyStr(element);
  // A missing text is the object that stands for it.
  if (view.dtype.kind === "T" && !isValue(element)) return view.dtype.string?.naObject ? unknown : anyStr;
  return isValue(element) ? element : unknown;
}

function isValue(element: unknown): element is Value {
  return typeof element === "object" && element !== null && "t" in element;
}
