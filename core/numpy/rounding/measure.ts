import { readable } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import { asBounds, hullOf } from "../../ndarray/contents/hull.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { scan } from "../../ndarray/kernels/scan.ts";
import type { Value } from "../../ndarray/value.ts";

/** What an error bound needs to know of an operand or a result. Elements that are NaN or infinite count for nothing but `allFinite`. */
export interface Measure {
  /** Most that an element may differ from NumPy's own; 0 when it can't. */
  readonly error: number;
  /** The same as a part of each element's size; infinite where only `error` is known. */
  readonly relative: number;
  /** The largest absolute value; infinite when it is not known. */
  readonly most: number;
  /** The least absolute value; 0 when it is not known. */
  readonly least: number;
  /** The least value. */
  readonly low: number;
  readonly allFinite: boolean;
  readonly count: number;
  readonly shape: readonly number[];
  /** The spacing of floats at 1; 0 for whole numbers. */
  readonly ulp: number;
}

const nothingKnown = {
  most: Number.POSITIVE_INFINITY,
  least: 0,
  low: Number.NEGATIVE_INFINITY,
  allFinite: false,
};

/** Returns what is known of a value's elements; those of a sequence are taken together. */
export function measure(value: Value): Measure {
  switch (value.t) {
    case "ndarray":
      return arrayPart(value);
    case "scalar":
      return arrayPart(value.cell);
    case "float":
      return value.v === undefined
        ? { ...base(0), ...nothingKnown }
        : numberPart(value.v, value.error ?? 0, 2 ** -52);
    case "int":
      return typeof value.v === "object"
        ? { ...base(0), ...nothingKnown }
        : numberPart(Number(value.v), 0, 0);
    case "bool":
      return numberPart(1, 0, 0);
    case "complex":
      return numberPart(Math.abs(value.re) + Math.abs(value.im), 0, 2 ** -52);
    case "list":
    case "tuple":
      return value.items
        ? together(value.items.map(measure))
        : { ...base(Number.POSITIVE_INFINITY), ...nothingKnown };
    default:
      return base(0);
  }
}

/** Returns the spacing at 1 of a dtype's floats. */
export function ulpOf({ kind, itemsize }: DType): number {
  if (kind !== "f" && kind !== "c") return 0;
  const size = kind === "c" ? itemsize / 2 : itemsize;
  return size === 2 ? 2 ** -10 : size === 4 ? 2 ** -23 : 2 ** -52;
}

function base(error: number): Measure {
  return {
    error,
    relative: error > 0 ? Number.POSITIVE_INFINITY : 0,
    most: 0,
    least: 0,
    low: 0,
    allFinite: true,
    count: 1,
    shape: [],
    ulp: 0,
  };
}

function numberPart(v: number, error: number, ulp: number): Measure {
  if (!Number.isFinite(v)) return { ...base(error), allFinite: false, ulp };
  const size = Math.abs(v);
  const relative = error > 0 ? error / size : 0;
  return { ...base(error), relative, most: size, least: size, low: v, ulp };
}

function arrayPart(array: NDArray): Measure {
  const { dtype, buffer, shape } = array;
  const lengths = shape.every((length) => typeof length === "number")
    ? (shape as readonly number[])
    : undefined;
  const count = lengths?.reduce((n, length) => n * length, 1) ?? Number.POSITIVE_INFINITY;
  const { error, relative } = buffer.store;
  const plain = { error, relative, count, shape: lengths ?? [], ulp: ulpOf(dtype) };
  if (count === 0) return { ...base(0), ...plain };
  if (!"biufc".includes(dtype.kind)) return { ...plain, ...nothingKnown };
  return { ...plain, ...sizesOf(array) };
}

function sizesOf(array: NDArray): Pick<Measure, "most" | "least" | "low" | "allFinite"> {
  if (array.contents.kind !== "exact") {
    const bounds = asBounds(hullOf(array), array.dtype);
    if (!bounds) return nothingKnown;
    const { lo, hi, nan } = bounds;
    const allFinite = !nan && Number.isFinite(lo) && Number.isFinite(hi);
    const least = lo > 0 ? lo : hi < 0 ? -hi : 0;
    return { most: Math.max(Math.abs(lo), Math.abs(hi)), least, low: lo, allFinite };
  }
  const from = readable(array);
  if (!from) return nothingKnown;
  const sizes = { most: 0, least: Number.POSITIVE_INFINITY, low: Number.POSITIVE_INFINITY, allFinite: true };
  const isComplex = array.dtype.kind === "c";
  const isComplete = scan(from.data, from.layout, (lane, count) =>
    isComplex ? addComplex(sizes, lane, count) : addReal(sizes, lane, count),
  );
  if (!isComplete) return nothingKnown;
  return { ...sizes, least: sizes.least === Number.POSITIVE_INFINITY ? 0 : sizes.least };
}

interface Sizes {
  most: number;
  least: number;
  low: number;
  allFinite: boolean;
}

function addReal(sizes: Sizes, lane: ArrayLike<number>, count: number): void {
  let { most, least, low, allFinite } = sizes;
  for (let i = 0; i < count; i++) {
    const value = lane[i];
    const size = Math.abs(value);
    if (size < Number.POSITIVE_INFINITY) {
      if (size > most) most = size;
      if (size < least) least = size;
      if (value < low) low = value;
    } else allFinite = false;
  }
  Object.assign(sizes, { most, least, low, allFinite });
}

/** Of a complex number counts as most the sum of its parts' sizes, and as least the larger one: its absolute value lies between. */
function addComplex(sizes: Sizes, lane: ArrayLike<number>, count: number): void {
  for (let i = 0; i < count; i += 2) {
    const [re, im] = [Math.abs(lane[i]), Math.abs(lane[i + 1])];
    if (!Number.isFinite(re + im)) {
      sizes.allFinite = false;
      continue;
    }
    sizes.most = Math.max(sizes.most, re + im);
    sizes.least = Math.min(sizes.least, Math.max(re, im));
    sizes.low = Math.min(sizes.low, Math.max(re, im));
  }
}

function together(parts: readonly Measure[]): Measure {
  const over = (read: (part: Measure) => number, choose: (...values: number[]) => number) =>
    choose(...parts.map(read));
  if (parts.length === 0) return base(0);
  return {
    error: over((part) => part.error, Math.max),
    relative: over((part) => part.relative, Math.max),
    most: over((part) => part.most, Math.max),
    least: over((part) => part.least, Math.min),
    low: over((part) => part.low, Math.min),
    allFinite: parts.every((part) => part.allFinite),
    count: parts.reduce((n, part) => n + part.count, 0),
    shape: [],
    ulp: over((part) => part.ulp, Math.max),
  };
}
