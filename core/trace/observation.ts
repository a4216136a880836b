import type { NDArray } from "../ndarray/array.ts";
import type { Bounds, Contents } from "../ndarray/contents/contents.ts";
import { type DType, sameDType } from "../ndarray/dtypes/dtype.ts";
import { boundsOf, type Dim, isExact, same } from "../ndarray/layouts/dim.ts";
import { isC, isF, type Layout } from "../ndarray/layouts/layout.ts";
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
  /** True when the strides were certain each time, whatever the lengths that are not known. */
  liesSo: boolean;
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
  /** True when it was an array of which all was known each time: what it lay on then is what it always lies on. */
  isWhole: boolean;
  /** True when it rests on what a function's text says of its parameters, where nobody calls it. */
  assumed: boolean;
  /** True when it was seen on what names are only likely to stand for: it is then what was known in any visit. */
  supposed: boolean;
}

/** What was read off a value in one visit. */
export interface Sight {
  readonly type: string | undefined;
  readonly array?: NDArray;
  readonly dtype?: DType;
  /** The shape of an array of which not all is known. */
  readonly shape?: readonly Dim[];
  readonly values?: unknown;
  readonly range?: Pick<Bounds, "lo" | "hi">;
  readonly value?: unknown;
}

/** What a visit rests on: the fields `assumed` and `supposed` of an observation. */
export interface Grounds {
  readonly assumed: boolean;
  readonly supposed: boolean;
}

/** Those of what is certain. */
export const certainly: Grounds = { assumed: false, supposed: false };

/**
 * True where a length may be 0: the strides of a new array without elements are 0, those of a view are not. Or where one may be 1 and the
 * array does not lie in C order: a new one made from it does then.
 */
function mayLieOtherwise(layout: Layout): boolean {
  const least = isC(layout) ? 0 : 1;
  return layout.shape.some((dim) => !isExact(dim) && boundsOf(dim)[0] <= least);
}

/** Returns the first observation of a value. */
export function firstSight(value: Value, sight: Sight, { assumed, supposed }: Grounds): Observation {
  const { array } = sight;
  return {
    count: 1,
    type: sight.type,
    dtype: sight.dtype,
    shape: array ? array.shape : sight.shape,
    strides: array?.layout.strides,
    liesSo: array !== undefined && !mayLieOtherwise(array.layout),
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
    isWhole: array !== undefined,
    assumed,
    supposed,
  };
}

/** Weakens an observation to what also holds for another visit. */
export function seeAgain(seen: Observation, value: Value, sight: Sight, grounds: Grounds): void {
  weaken(seen, firstSight(value, sight, grounds));
}

/** Weakens an observation to what also holds for later ones. What is only likely is not weakened by visits of which less was known. */
export function weaken(seen: Observation, next: Observation): void {
  if (seen.supposed || next.supposed) {
    if (isVaguer(next, seen)) {
      seen.count += next.count;
      return;
    }
    if (isVaguer(seen, next)) {
      Object.assign(seen, { ...next, count: seen.count + next.count, assumed: true, supposed: true });
      return;
    }
  }
  seen.count += next.count;
  seen.assumed ||= next.assumed;
  seen.isWhole &&= next.isWhole;
  seen.last = next.last;
  seen.contents = next.contents;
  if (seen.type !== next.type) {
    seen.type = isArray(seen) && isArray(next) ? "ndarray" : undefined;
  }
  if (!seen.dtype || !next.dtype || !sameDType(seen.dtype, next.dtype)) seen.dtype = undefined;
  seen.shape = commonDims(seen.shape, next.shape);
  seen.strides = commonDims(seen.strides, next.strides);
  seen.liesSo &&= next.liesSo;
  if (seen.c !== next.c) seen.c = undefined;
  if (seen.f !== next.f) seen.f = undefined;
  if (seen.owndata !== next.owndata) seen.owndata = undefined;
  if (seen.writeable !== next.writeable) seen.writeable = undefined;
  if (seen.values !== undefined && !equalValues(seen.values, next.values)) seen.values = undefined;
  seen.min = bound(Math.min, seen.min, next.min);
  seen.max = bound(Math.max, seen.max, next.max);
  if (seen.value !== undefined && !Object.is(seen.value, next.value)) seen.value = undefined;
}

/** True when nothing is known of a value, or not even how many axes the array has, of which the other says it. */
function isVaguer(a: Observation, b: Observation): boolean {
  if (a.type === undefined) return true;
  return isArray(a) && isArray(b) && a.shape === undefined && b.shape !== undefined;
}

const isArray = ({ type }: Observation) => type === "ndarray" || type === "memmap";

function bound(
  choose: (a: number, b: number) => number,
  a: number | undefined,
  b: number | undefined,
): number | undefined {
  return a === undefined || b === undefined ? undefined : choose(a, b);
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
