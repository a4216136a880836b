import { type Readable, readElement, viewOn, writeElement } from "../access.ts";
import { type DType, sameDType } from "../dtypes/dtype.ts";
import type { ExactLayout } from "../layouts/layout.ts";
import { elementCaster } from "./caster.ts";
import { castLanes } from "./castlanes.ts";
import { copyUnits } from "./copyunits.ts";

/**
 * Copies the elements of `from` into the places of `toLayout` in `toData`, cast to its dtype (unsafe casting). Both have
 * the same shape; they must not overlap unless they are the same. Objects are added to `toObjects`.
 */
export function copyElements(
  from: Readable,
  toData: Uint8Array,
  toLayout: ExactLayout,
  toObjects?: unknown[],
): void {
  const pair = pairOf(from.layout, toLayout);
  if (!pair) return;
  const { dtype } = toLayout;
  if (sameDType(from.layout.dtype, dtype) && !holdsObjects(dtype)) {
    if (dtype.fields) copyFields(from, toData, pair, dtype);
    else copyBytes(from.data, toData, pair, dtype.itemsize);
  } else if (!castLanes(from.data, from.layout.dtype, toData, dtype, pair))
    castEach(from, toData, toLayout.dtype, pair, toObjects);
}

/** True when elements are, or hold, references to Python objects or variable strings. */
export function holdsObjects(dtype: DType): boolean {
  if (dtype.kind === "O" || dtype.kind === "T") return true;
  if (dtype.subarray) return holdsObjects(dtype.subarray.base);
  return dtype.fields?.some((field) => holdsObjects(field.dtype)) ?? false;
}

/** Two arrays of one shape walked together: axes from the slowest of the target, merged where both allow it. */
export interface Pair {
  readonly shape: readonly number[];
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly fromOffset: number;
  readonly toOffset: number;
}

/** Returns how two layouts of the same shape are walked; undefined when there are no elements. */
function pairOf(from: ExactLayout, to: ExactLayout): Pair | undefined {
  if (to.shape.includes(0)) return undefined;
  const axes = slowestFirst(to);
  const shape = new Array<number>(axes.length);
  const steps = new Array<number>(axes.length);
  const strides = new Array<number>(axes.length);
  let last = -1;
  for (let i = 0; i < axes.length; i++) {
    const axis = axes[i];
    const length = to.shape[axis];
    const isJoined =
      last >= 0 && steps[last] === length * from.strides[axis] && strides[last] === length * to.strides[axis];
    if (isJoined) shape[last] *= length;
    else shape[++last] = length;
    steps[last] = from.strides[axis];
    strides[last] = to.strides[axis];
  }
  if (last + 1 < axes.length) for (const list of [shape, steps, strides]) list.length = last + 1;
  return { shape, from: steps, to: strides, fromOffset: from.offset, toOffset: to.offset };
}

/** The axes of more than one element, from the slowest to the fastest in memory. */
function slowestFirst({ shape, strides }: ExactLayout): readonly number[] {
  const axes = new Array<number>(shape.length);
  let count = 0;
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 1) continue;
    let at = count++;
    for (; at > 0 && Math.abs(strides[axes[at - 1]]) < Math.abs(strides[axis]); at--) axes[at] = axes[at - 1];
    axes[at] = axis;
  }
  if (count < axes.length) axes.length = count;
  return axes;
}

/** Calls `visit` with the offsets of each innermost run, or of what so many innermost axes make. */
export function eachRow(pair: Pair, visit: (from: number, to: number) => void, inner = 1): void {
  const outer = Math.max(0, pair.shape.length - inner);
  const index = new Array<number>(outer).fill(0);
  let from = pair.fromOffset;
  let to = pair.toOffset;
  for (;;) {
    visit(from, to);
    let axis = outer - 1;
    for (; axis >= 0; axis--) {
      from += pair.from[axis];
      to += pair.to[axis];
      if (++index[axis] < pair.shape[axis]) break;
      from -= pair.from[axis] * pair.shape[axis];
      to -= pair.to[axis] * pair.shape[axis];
      index[axis] = 0;
    }
    if (axis < 0) return;
  }
}

/** Copies one field after another: padding between fields is left alone. */
function copyFields(from: Readable, toData: Uint8Array, pair: Pair, { fields = [] }: DType): void {
  for (const { dtype, offset } of fields) {
    const part = { ...pair, fromOffset: pair.fromOffset + offset, toOffset: pair.toOffset + offset };
    if (dtype.fields) copyFields(from, toData, part, dtype);
    else copyBytes(from.data, toData, part, dtype.itemsize);
  }
}

function copyBytes(from: Uint8Array, to: Uint8Array, pair: Pair, itemsize: number): void {
  const last = pair.shape.length - 1;
  const count = last < 0 ? 1 : pair.shape[last];
  if (last < 0 || (pair.from[last] === itemsize && pair.to[last] === itemsize))
    eachRow(pair, (source, target) => to.set(from.subarray(source, source + count * itemsize), target));
  else copyUnits(from, to, pair, itemsize);
}

function castEach(from: Readable, toData: Uint8Array, type: DType, pair: Pair, toObjects?: unknown[]): void {
  const { dtype } = from.layout;
  const cast = elementCaster(dtype, type);
  const [source, target] = [viewOn(from.data), viewOn(toData)];
  const last = pair.shape.length - 1;
  const count = last < 0 ? 1 : pair.shape[last];
  const [step, stride] = last < 0 ? [0, 0] : [pair.from[last], pair.to[last]];
  eachRow(pair, (start, at) => {
    for (let i = 0; i < count; i++) {
      const element = readElement(source, dtype, start + i * step, from.objects);
      writeElement(target, type, at + i * stride, cast(element), toObjects);
    }
  });
}
