import { eachOffset, elementBytes, viewOn, writeElement } from "../access.ts";
import { type NDArray, newArray, type Subclass } from "../array.ts";
import { holdsObjects } from "../casts/copy.ts";
import type { DType } from "../dtypes/dtype.ts";
import type { Element } from "../element.ts";
import type { Layout } from "../layouts/layout.ts";
import { make } from "../make.ts";
import type { Contents } from "./contents.ts";

/** Returns a new array of which every element is this one. Nothing large is allocated. */
export function filledArray(layout: Layout, element: Element, subclass?: Subclass): NDArray {
  const { dtype } = layout;
  if (!holdsObjects(dtype)) return newArray(layout, fillOf(dtype, element), subclass);
  return make(layout, {
    fill: (data, target, objects) => {
      const view = viewOn(data);
      eachOffset(target, (offset) => writeElement(view, dtype, offset, element, objects));
    },
    subclass,
  });
}

/** Returns the contents of a buffer of equal elements of a dtype without objects. */
export function fillOf(dtype: DType, element: Element): Contents {
  return { kind: "fill", dtype, item: elementBytes(dtype, element) };
}

/** Returns what `np.zeros` puts into each element: 0, False, "", 0 as an object, or these by field. */
export function zeroOf(dtype: DType): Element {
  const { kind, fields, subarray } = dtype;
  if (fields) return fields.map((field) => zeroOf(field.dtype));
  if (subarray) {
    const count = subarray.shape.reduce((n, length) => n * length, 1);
    return new Array<Element>(count).fill(zeroOf(subarray.base));
  }
  if (kind === "c") return { re: 0, im: 0 };
  if (kind === "U" || kind === "S" || kind === "T") return "";
  if (kind === "V") return new Uint8Array(dtype.itemsize);
  if (kind === "O") return { t: "int", v: 0 } as Element;
  return kind === "b" ? false : 0;
}
