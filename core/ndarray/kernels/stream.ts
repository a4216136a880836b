import { type DType, isSwapped } from "../dtypes/dtype.ts";

/** Elements that a loop takes at a time. */
export const block = 4096;

/** Elements of one operand in the order in which a loop runs through them. */
export interface Stream {
  readonly dtype: DType;
  readonly data: Uint8Array;
  readonly offset: number;
  /** Lengths and byte strides with adjoining axes merged, slowest first; both empty for a single repeated element. */
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** Returns the stream of the elements at `offset` with the given lengths and strides, slowest axis first. */
export function streamOf(
  dtype: DType,
  data: Uint8Array,
  offset: number,
  shape: readonly number[],
  strides: readonly number[],
): Stream {
  let length = 1;
  let step = 0;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    if (shape[axis] === 1) continue;
    if (length === 1) step = strides[axis];
    else if (strides[axis] !== length * step) return ofSeveralAxes(dtype, data, offset, shape, strides);
    length *= shape[axis];
  }
  return step === 0
    ? { dtype, data, offset, shape: noAxes, strides: noAxes }
    : { dtype, data, offset, shape: [length], strides: [step] };
}

const noAxes: readonly number[] = [];

/** The same where not all axes adjoin. */
function ofSeveralAxes(
  dtype: DType,
  data: Uint8Array,
  offset: number,
  shape: readonly number[],
  strides: readonly number[],
): Stream {
  const lengths: number[] = [];
  const steps: number[] = [];
  for (let axis = 0; axis < shape.length; axis++) {
    if (shape[axis] === 1) continue;
    const last = lengths.length - 1;
    if (last >= 0 && steps[last] === shape[axis] * strides[axis]) {
      lengths[last] *= shape[axis];
      steps[last] = strides[axis];
    } else {
      lengths.push(shape[axis]);
      steps.push(strides[axis]);
    }
  }
  return { dtype, data, offset, shape: lengths, strides: steps };
}

/** True when every step of the loop sees the same element. */
export function isRepeated(stream: Stream): boolean {
  return stream.shape.length === 0;
}

/** True when the elements lie one after another in the order of the loop, at their dtype's alignment. */
export function isPacked({ dtype, data, offset, shape, strides }: Stream): boolean {
  const unit = dtype.kind === "c" ? dtype.itemsize / 2 : dtype.itemsize;
  if (isSwapped(dtype) || (data.byteOffset + offset) % unit !== 0) return false;
  return shape.length === 0 || (shape.length === 1 && strides[0] === dtype.itemsize);
}

/** Calls `visit` with runs of evenly spaced elements that make up elements `start` to `start + count` of the stream. */
export function eachRun(
  { offset, shape, strides }: Stream,
  start: number,
  count: number,
  visit: (offset: number, stride: number, length: number) => void,
): void {
  const last = shape.length - 1;
  if (last < 1) {
    visit(offset + (last < 0 ? 0 : start * strides[0]), last < 0 ? 0 : strides[0], count);
    return;
  }
  const index = unravel(start, shape);
  let at = offset;
  for (let axis = 0; axis <= last; axis++) at += index[axis] * strides[axis];
  for (let left = count; left > 0; ) {
    const length = Math.min(left, shape[last] - index[last]);
    visit(at, strides[last], length);
    left -= length;
    at += strides[last] * (shape[last] - index[last]);
    index[last] = shape[last];
    for (let axis = last; axis > 0 && index[axis] === shape[axis]; axis--) {
      at += strides[axis - 1] - strides[axis] * shape[axis];
      index[axis] = 0;
      index[axis - 1]++;
    }
  }
}

function unravel(start: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length);
  let rest = start;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest % shape[axis];
    rest = (rest - index[axis]) / shape[axis];
  }
  return index;
}
