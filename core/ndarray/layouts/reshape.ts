import type { Shape } from "../dtypes/dtype.ts";
import { notKnown, raise } from "../error.ts";
import {
  type Dim,
  divideExactly,
  floorDivide,
  isExact,
  less,
  product,
  same,
  sameShape,
  times,
} from "./dim.ts";
import { contiguous, isC, isF, type Layout, size } from "./layout.ts";

/** Returns the shape with its -1 replaced by the length that is left over; raises when the sizes do not match. */
export function completeShape(shape: Shape, total: Dim): Shape {
  const open = shape.findIndex((length) => less(length, 0) === true);
  if (open < 0) {
    if (same(product(shape), total) === false) cannotReshape(total, shape);
    return shape;
  }
  if (shape.some((length, axis) => axis !== open && less(length, 0) === true))
    raise("ValueError", "can only specify one unknown dimension");
  const others = product(shape.toSpliced(open, 1));
  return shape.with(open, remaining(total, others) ?? cannotReshape(total, shape));
}

/** Returns total / others; undefined when others surely does not divide it. */
function remaining(total: Dim, others: Dim): Dim | undefined {
  if (same(others, 0) === true) return undefined;
  const quotient = divideExactly(total, others);
  if (quotient !== undefined) return quotient;
  if (isExact(total) && isExact(others)) return undefined;
  // NumPy raises unless it divides, so that rounding down is exact.
  return isExact(others) ? floorDivide(total, others) : notKnown("the length that is left over");
}

function cannotReshape(total: Dim, shape: Shape): never {
  // NumPy leaves out a -1 in front, and writes one further on as newaxis.
  const first = shape.findIndex((length) => less(length, 0) !== true);
  const lengths = shape
    .slice(first)
    .map((length) => (less(length, 0) === true ? "newaxis" : String(shown(length))));
  const text = shape.length === 1 ? `(${lengths[0]},)` : `(${lengths.join(",")})`;
  return raise("ValueError", `cannot reshape array of size ${shown(total)} into shape ${text}`);
}

function shown(dim: Dim): number {
  return isExact(dim) ? dim : notKnown("a length");
}

/**
 * Returns the layout of a view with the new shape, whose sizes agree, in the order "C" or "F"; undefined when only a copy
 * can have that shape. Contiguous arrays get the strides of new ones.
 */
export function reshapedView(layout: Layout, shape: Shape, order: "C" | "F"): Layout | undefined {
  const packed = order === "C" ? isC(layout) : isF(layout);
  if (packed === true) return { ...contiguous(layout.dtype, shape, order), offset: layout.offset };
  const strides = nocopyStrides(layout, shape, order);
  if (packed === undefined && strides === undefined) return notKnown("whether a reshape copies");
  return strides && { ...layout, shape, strides };
}

/** Returns strides for the new shape, made by joining and splitting axes; undefined when some axes can't be joined. */
function nocopyStrides(layout: Layout, shape: Shape, order: "C" | "F"): readonly Dim[] | undefined {
  const kept = layout.shape.map((_, axis) => axis).filter((axis) => layout.shape[axis] !== 1);
  const from = {
    lengths: kept.map((axis) => layout.shape[axis]),
    strides: kept.map((axis) => layout.strides[axis]),
  };
  const strides: Dim[] = new Array(shape.length);
  let [oldFrom, newFrom] = [0, 0];
  while (newFrom < shape.length && oldFrom < from.lengths.length) {
    const group = matchGroup(from.lengths, oldFrom, shape, newFrom);
    if (!joins(from, oldFrom, group.oldTo, order)) return undefined;
    splitAxis(strides, shape, newFrom, group.newTo, from, oldFrom, group.oldTo, order);
    oldFrom = group.oldTo;
    newFrom = group.newTo;
  }
  // Axes of length 1 at the end continue the last stride.
  let last: Dim = newFrom > 0 ? strides[newFrom - 1] : layout.dtype.itemsize;
  if (newFrom > 0 && order === "F") last = times(last, shape[newFrom - 1]);
  return strides.fill(last, newFrom);
}

interface Axes {
  readonly lengths: readonly Dim[];
  readonly strides: readonly Dim[];
}

/** Returns the ends of the shortest runs of old and new axes, from the given starts, that hold as many elements. */
function matchGroup(old: readonly Dim[], oldFrom: number, shape: Shape, newFrom: number) {
  let [oldTo, newTo] = [oldFrom + 1, newFrom + 1];
  let [oldSize, newSize] = [old[oldFrom], shape[newFrom]];
  while (same(oldSize, newSize) !== true) {
    const growsNew =
      less(newSize, oldSize) ?? divides(newSize, oldSize) ?? notKnown("which axes a reshape joins");
    if (growsNew) newSize = times(newSize, shape[newTo++] ?? notKnown("the lengths of a reshape"));
    else oldSize = times(oldSize, old[oldTo++] ?? notKnown("the lengths of a reshape"));
  }
  return { oldTo, newTo };
}

/** For unknown lengths: true when the second is a multiple of the first, false when the first is one of the second. */
function divides(a: Dim, b: Dim): boolean | undefined {
  if (divideExactly(b, a) !== undefined) return true;
  return divideExactly(a, b) !== undefined ? false : undefined;
}

/** True when the old axes from `start` to `end` can be seen as one axis. */
function joins({ lengths, strides }: Axes, start: number, end: number, order: "C" | "F"): boolean {
  for (let axis = start; axis < end - 1; axis++) {
    const [inner, outer] = order === "C" ? [axis + 1, axis] : [axis, axis + 1];
    const joint = same(strides[outer], times(lengths[inner], strides[inner]));
    if (joint) continue;
    // An axis of length 1 is left out, whatever its stride.
    const isDecided = [inner, outer].every((one) => same(lengths[one], 1) === false);
    if (joint === undefined || !isDecided) notKnown("whether a reshape copies");
    return false;
  }
  return true;
}

/** Sets the strides of the new axes from `newFrom` to `newTo`, which share out a run of old axes. */
function splitAxis(
  strides: Dim[],
  shape: Shape,
  newFrom: number,
  newTo: number,
  from: Axes,
  oldFrom: number,
  oldTo: number,
  order: "C" | "F",
): void {
  if (order === "F") {
    strides[newFrom] = from.strides[oldFrom];
    for (let axis = newFrom + 1; axis < newTo; axis++)
      strides[axis] = times(strides[axis - 1], shape[axis - 1]);
    return;
  }
  strides[newTo - 1] = from.strides[oldTo - 1];
  for (let axis = newTo - 1; axis > newFrom; axis--) strides[axis - 1] = times(strides[axis], shape[axis]);
}

/** Returns the view for a shape as it was given: the same shape is the same layout, whatever its strides. */
export function givenView(layout: Layout, given: Shape, order: "C" | "F"): Layout | undefined {
  if (sameShape(layout.shape, given) === true) return layout;
  return reshapedView(layout, completeShape(given, size(layout)), order);
}

/** Returns the layout of a one-dimensional view of all elements in the order; undefined when that needs a copy. */
export function flatView(layout: Layout, order: "C" | "F"): Layout | undefined {
  return reshapedView(layout, [size(layout)], order);
}
