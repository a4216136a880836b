import { readable, readElement, viewOn } from "../access.ts";
import type { NDArray } from "../array.ts";
import type { Element } from "../element.ts";
import { freshNumber } from "../fresh.ts";
import { boundsOf, type Dim, product, same, sameShape, unknownDim } from "../layouts/dim.ts";
import { isC, type Layout, size } from "../layouts/layout.ts";
import { spend } from "../limits.ts";
import { asBounds, hullOf } from "./hull.ts";
import { placesOf } from "./move.ts";

/** Returns 1 for each element that is true (not zero), in C order; undefined when they are not known. */
export function truthsOf(array: NDArray): Uint8Array | undefined {
  const source = readable(array);
  if (!source) return undefined;
  if (array.dtype.kind === "b" && isC(source.layout)) {
    const { offset, shape } = source.layout;
    const packed = source.data.subarray(offset, offset + (product(shape) as number));
    // Packed bools are their own truths, unless somebody viewed other bytes as bools.
    if (areFlags(packed)) return spend(packed.length) ? packed : undefined;
  }
  const places = placesOf(source.layout.shape, source.layout.strides, source.layout.offset);
  if (!places) return undefined;
  const truths = new Uint8Array(places.length);
  if (array.dtype.kind === "b") {
    for (let i = 0; i < places.length; i++) truths[i] = source.data[places[i]] === 0 ? 0 : 1;
    return truths;
  }
  const view = viewOn(source.data);
  for (let i = 0; i < places.length; i++) {
    const truth = isTrue(readElement(view, array.dtype, places[i], source.objects));
    if (truth === undefined) return undefined;
    truths[i] = truth ? 1 : 0;
  }
  return truths;
}

function areFlags(bytes: Uint8Array): boolean {
  let bits = 0;
  for (let i = 0; i < bytes.length; i++) bits |= bytes[i];
  return bits < 2;
}

/** Returns the truth of one element as NumPy's nonzero sees it; undefined for a Python object whose truth is not known. */
export function isTrue(element: Element): boolean | undefined {
  if (typeof element === "string") return element.length > 0;
  if (element instanceof Uint8Array) return element.some((byte) => byte !== 0);
  if (Array.isArray(element)) return element.some((item) => isTrue(item) !== false);
  if (typeof element !== "object") return Boolean(element) || Number.isNaN(element);
  if ("re" in element) return element.re !== 0 || element.im !== 0;
  return truthOfObject(element);
}

function truthOfObject(element: object | undefined): boolean | undefined {
  if (!element || !("t" in element)) return undefined;
  if (element.t === "none") return false;
  if ((element.t === "int" || element.t === "float" || element.t === "bool") && "v" in element) {
    const { v } = element;
    return typeof v === "object" || v === undefined ? undefined : Boolean(v) || Number.isNaN(v);
  }
  if (element.t === "str" && "v" in element)
    return typeof element.v === "string" ? element.v !== "" : undefined;
  return undefined;
}

/** Returns how many elements are true; a named unknown when they are not known, the same one while nothing is written. */
export function countOfTrue(array: NDArray): Dim {
  const truths = truthsOf(array);
  if (truths) return countOf(truths);
  const all = size(array.layout);
  const bounds = asBounds(hullOf(array), array.dtype);
  if (bounds && !bounds.nan && bounds.lo === 0 && bounds.hi === 0) return 0;
  if (bounds && !bounds.nan && (bounds.lo > 0 || bounds.hi < 0)) return all;
  return unknownCount(array, all);
}

/** Returns how many of the flags are 1. */
export function countOf(truths: Uint8Array): number {
  let count = 0;
  for (let i = 0; i < truths.length; i++) count += truths[i];
  return count;
}

function unknownCount(array: NDArray, all: Dim): Dim {
  const { store } = array.buffer;
  const former = store.count;
  // Exact bytes change in place, so that their version does not tell.
  const isLasting = store.contents.kind !== "exact";
  if (isLasting && former && isSameLayout(former.layout, array.layout)) return former.count;
  const count = unknownDim(`count#${freshNumber()}`, 0, boundsOf(all)[1]);
  if (isLasting) store.count = { layout: array.layout, count };
  return count;
}

function isSameLayout(a: Layout, b: Layout): boolean {
  return (
    a === b ||
    (sameShape(a.shape, b.shape) === true &&
      sameShape(a.strides, b.strides) === true &&
      same(a.offset, b.offset) === true)
  );
}
