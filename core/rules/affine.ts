import { elementsOf } from "../ndarray/access.ts";
import type { NDArray } from "../ndarray/array.ts";
import { isExact } from "../ndarray/layouts/dim.ts";
import { isExactLayout } from "../ndarray/layouts/layout.ts";
import type { PyList, Value } from "../ndarray/value.ts";

/** The whole numbers start, start + step, ..., `count` of them; step is not 0. */
export interface Affine {
  readonly start: number;
  readonly step: number;
  readonly count: number;
}

const maxElements = 1_000_000;

/** Returns the evenly spaced whole numbers that a list, range or one-dimensional array holds; undefined when they are others, or not known. */
export function affineOf(value: Value): Affine | undefined {
  if (value.t === "range") return affineOfRange(value);
  if (value.t === "list") return affineOfOne(value) ?? affineOfNumbers(value.items?.map(numberOf));
  return value.t === "ndarray" && value.shape.length === 1 ? affineOfArray(value) : undefined;
}

/** `[2]`, which picks what `2:3` does. */
function affineOfOne({ items }: PyList): Affine | undefined {
  const [only, ...others] = items ?? [];
  const start = only && others.length === 0 ? numberOf(only) : undefined;
  return start === undefined ? undefined : { start, step: 1, count: 1 };
}

function affineOfRange({ start, stop, step }: Extract<Value, { t: "range" }>): Affine | undefined {
  if (!isExact(start) || !isExact(stop)) return undefined;
  const count = Math.ceil((stop - start) / step);
  return count > 1 ? { start, step, count } : undefined;
}

/** The same of an array of any number of axes, all of length 1 but the one given. */
export function affineAlong(value: Value | undefined, axis: number): Affine | undefined {
  if (value?.t !== "ndarray") return undefined;
  return value.shape.every((length, i) => i === axis || length === 1)
    ? affineOfArray(value, axis)
    : undefined;
}

function affineOfArray(array: NDArray, axis = 0): Affine | undefined {
  const { layout, contents } = array;
  const isWhole = layout.dtype.kind === "i" || layout.dtype.kind === "u";
  if (!isWhole || !isExactLayout(layout) || array.alternatives) return undefined;
  const count = layout.shape[axis];
  if (count < 2) return undefined;
  if (contents.kind === "ramp") {
    const { itemsize } = layout.dtype;
    const step = (contents.step * layout.strides[axis]) / itemsize;
    const start = contents.start + contents.step * (layout.offset / itemsize);
    return Number.isInteger(step) && Number.isInteger(start) && step !== 0
      ? { start, step, count }
      : undefined;
  }
  if (count > maxElements) return undefined;
  return affineOfNumbers(elementsOf(array)?.map(Number));
}

function affineOfNumbers(numbers: readonly (number | undefined)[] | undefined): Affine | undefined {
  if (!numbers || numbers.length < 2 || numbers.includes(undefined)) return undefined;
  const [start, next] = numbers as readonly number[];
  const step = next - start;
  const isEven = numbers.every((number, i) => number === start + i * step);
  return isEven && step !== 0 ? { start, step, count: numbers.length } : undefined;
}

function numberOf(value: Value): number | undefined {
  return value.t === "int" && typeof value.v === "number" ? value.v : undefined;
}

/** Returns the slice that picks these indices, as Python writes it ("2:9:2"); undefined where they lie on both sides of 0. */
export function sliceText({ start, step, count }: Affine): string | undefined {
  const last = start + (count - 1) * step;
  if (start < 0 !== last < 0) return undefined;
  const stop = last + Math.sign(step);
  // Before the first element, or behind the last one counted from the end, there is no index to stop at.
  const isOpen = last < 0 ? stop === 0 : stop < 0;
  return `${start === 0 && step > 0 ? "" : start}:${isOpen ? "" : stop}${step === 1 ? "" : `:${step}`}`;
}
