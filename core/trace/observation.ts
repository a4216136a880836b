import type { NDArray } from "../ndarray/array.ts";
import type { Bounds, Contents } from "../ndarray/contents.ts";
import { type Dim, same } from "../ndarray/dim.ts";
import { type DType, sameDType } from "../ndarray/dtype.ts";
import { isC, isF } from "../ndarray/layout.ts";
import type { Value } from "../ndarray/value.ts";

/** What holds at a place in the program every time that it is met. An absent field is not known or differs. */
export interface Observation {
  /** How often it was met; a joined loop counts once. */
  count: number;
  /** "ndarray", "memmap", "scalar", "pyint", ...; undefined when it differs or is not known. */
  type: string | undefined;
  dtype: DType | undefined;
  shape: readonly (Dim | undefined)[] | undefined;
  strides: readonly (Dim | undefined)[] | undefined;
  c: boolean | undefined;
  f: boolean | undefined;
  owndata: boolean | undefined;
  writeable: boolean | undefined;
  /** The last value seen, for people. */
  last: Value;
  /** Elements in C order, when there are few and they are the same each time. */
  values: unknown;
  min: number | undefined;
  max: number | undefined;
  /** Contents when the value was last seen, kept for previews because later writes change the buffer's. */
  contents: Contents | undefined;
  /** The single value of a Python int, float, bool or NumPy scalar. */
  value: unknown;
}

/** What was read off a value in one visit. */
export interface Sight {
  readonly type: string | undefined;
  readonly array?: NDArray;
  readonly dtype?: DType;
  readonly values?: unknown;
  readonly range?: Pick<Bounds, "lo" | "hi">;
  readonly value?: unknown;
}

/** Returns the first observation of a value. */
export function firstSight(value: Value, sight: Sight): Observation {
  const { array } = sight;
  return {
    count: 1,
    type: sight.type,
    dtype: sight.dtype,
    shape: array?.shape,
    strides: array?.layout.strides,
    c: array && isC(array.layout),
    f: array && isF(array.layout),
    owndata: array?.ownership,
    writeable: array?.writeable,
    last: value,
    values: sight.values,
    min: sight.range?.lo,
    max: sight.range?.hi,
    contents: array?.contents,
    value: sight.value,
  };
}

/** Weakens an observation to what also holds for another visit. */
export function seeAgain(seen: Observation, value: Value, sight: Sight): void {
  const { array } = sight;
  seen.count++;
  seen.last = value;
  if (seen.type !== sight.type) {
    const arrays = [seen.type, sight.type].every((type) => type === "ndarray" || type === "memmap");
    seen.type = arrays ? "ndarray" : undefined;
  }
  if (!seen.dtype || !sight.dtype || !sameDType(seen.dtype, sight.dtype)) seen.dtype = undefined;
  seen.shape = commonDims(seen.shape, array?.shape);
  seen.strides = commonDims(seen.strides, array?.layout.strides);
  if (seen.c !== undefined && seen.c !== (array && isC(array.layout))) seen.c = undefined;
  if (seen.f !== undefined && seen.f !== (array && isF(array.layout))) seen.f = undefined;
  if (seen.owndata !== array?.ownership) seen.owndata = undefined;
  if (seen.writeable !== array?.writeable) seen.writeable = undefined;
  seen.contents = array?.contents;
  if (seen.values !== undefined && !equalValues(seen.values, sight.values)) seen.values = undefined;
  seen.min = seen.min !== undefined && sight.range ? Math.min(seen.min, sight.range.lo) : undefined;
  seen.max = seen.max !== undefined && sight.range ? Math.max(seen.max, sight.range.hi) : undefined;
  if (seen.value !== undefined && !Object.is(seen.value, sight.value)) seen.value = undefined;
}

type Dims = readonly (Dim | undefined)[] | undefined;

function commonDims(a: Dims, b: Dims): Dims {
  if (a === b) return a;
  if (!a || !b || a.length !== b.length) return undefined;
  return a.map((dim, i) => {
    const other = b[i];
    return dim !== undefined && other !== undefined && same(dim, other) === true ? dim : undefined;
  });
}

function equalValues(a: unknown, b: unknown): boolean {
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((x, i) => equalValues(x, b[i]));
  if (typeof a === "object" && a !== null) return JSON.stringify(a) === JSON.stringify(b);
  return Object.is(a, b);
}
