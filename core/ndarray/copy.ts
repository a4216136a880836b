import { type Readable, readElement, viewOn, writeElement } from "./access.ts";
import { elementCaster } from "./caster.ts";
import { castLanes } from "./castlanes.ts";
import { type DType, sameDType } from "./dtype.ts";
import type { ExactLayout } from "./layout.ts";

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
  const shape: number[] = [];
  const steps: number[] = [];
  const strides: number[] = [];
  for (let i = 0; i < axes.length; i++) {
    const axis = axes[i];
    const length = to.shape[axis];
    const last = shape.length - 1;
    const isJoined =
      last >= 0 && steps[last] === length * from.strides[axis] && strides[last] === length * to.strides[axis];
    if (isJoined) shape[last] *= length;
    else shape.push(length);
    steps[shape.length - 1] = from.strides[axis];
    strides[shape.length - 1] = to.strides[axis];
  }
  return { shape, from: steps, to: strides, fromOffset: from.offset, toOffset: to.offset };
}

/** The axes of more than one element, from the slowest to the fastest in memory. */
function slowestFirst({ shape, strides }: ExactLayout): readonly number[] {
  const axes: number[] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 1) continue;
    let at = axes.length;
    for (; at > 0 && Math.abs(strides[axes[at - 1]]) < Math.abs(strides[axis]); at--) axes[at] = axes[at - 1];
    axes[at] = axis;
  }
  return axes;
}

/** Calls `visit` with the offsets of each innermost run. */
function eachRow(pair: Pair, visit: (from: number, to: number) => void): void {
  const outer = pair.shape.length - 1;
  const index = new Array<number>(Math.max(0, outer)).fill(0);
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
  const [step, stride] = last < 0 ? [itemsize, itemsize] : [pair.from[last], pair.to[last]];
  if (step === itemsize && stride === itemsize) {
    eachRow(pair, (source, target) => to.set(from.subarray(source, source + count * itemsize), target));
    return;
  }
  const unit = unitFor(from, to, pair, itemsize);
  const [source, target] = [unitsOf(from, unit), unitsOf(to, unit)];
  const [fromStart, toStart] = [from.byteOffset, to.byteOffset];
  eachRow(pair, (a, b) =>
    copyUnits(
      source,
      (fromStart + a) / unit,
      step / unit,
      target,
      (toStart + b) / unit,
      stride / unit,
      count,
      itemsize / unit,
    ),
  );
}

/** The widest unit of 4, 2 or 1 bytes that all places and steps are multiples of. */
function unitFor(from: Uint8Array, to: Uint8Array, pair: Pair, itemsize: number): 1 | 2 | 4 {
  let bits = itemsize | (from.byteOffset + pair.fromOffset) | (to.byteOffset + pair.toOffset);
  for (let axis = 0; axis < pair.shape.length; axis++) bits |= pair.from[axis] | pair.to[axis];
  return (bits & 3) === 0 ? 4 : (bits & 1) === 0 ? 2 : 1;
}

type Units = Uint8Array | Uint16Array | Uint32Array;

function unitsOf(data: Uint8Array, unit: 1 | 2 | 4): Units {
  const { buffer } = data;
  if (unit === 4) return new Uint32Array(buffer, 0, buffer.byteLength >> 2);
  return unit === 2 ? new Uint16Array(buffer, 0, buffer.byteLength >> 1) : new Uint8Array(buffer);
}

function copyUnits(
  from: Units,
  start: number,
  step: number,
  to: Units,
  at: number,
  stride: number,
  count: number,
  width: number,
): void {
  if (width === 1) for (let i = 0; i < count; i++) to[at + i * stride] = from[start + i * step];
  else if (width === 2) {
    for (let i = 0, a = start, b = at; i < count; i++, a += step, b += stride) {
      to[b] = from[a];
      to[b + 1] = from[a + 1];
    }
  } else {
    for (let i = 0, a = start, b = at; i < count; i++, a += step, b += stride)
      for (let k = 0; k < width; k++) to[b + k] = from[a + k];
  }
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
