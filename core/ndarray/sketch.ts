import { NDArray } from "./array.ts";
import { type DType, type Shape, sameDType } from "./dtypes/dtype.ts";
import { freshNumber } from "./fresh.ts";
import { boundsOf, type Dim, same, unknownDim } from "./layouts/dim.ts";
import type { Unknown, Value } from "./value.ts";

/** What is known of a value of which not all is known: an array, a number, or something that `np.asarray` makes an array of. */
export type Sketch = ArraySketch | NumberSketch | OptionalSketch | ChoiceSketch;

export interface ArraySketch {
  /** "like": a sequence or an array, which only NumPy's functions that make arrays treat alike. */
  readonly kind: "array" | "like";
  /** How many axes it may have, in rising order. Where there are several, 4 stands for any greater number as well. */
  readonly ranks: readonly number[];
  /** Present when there is one number of axes. */
  readonly shape?: Shape;
  readonly dtype?: DType;
}

/** A number of Python's or NumPy's. */
export interface NumberSketch {
  readonly kind: "number";
  /** True for an int or a NumPy integer. */
  readonly whole: boolean;
  /** Its value, as a length. */
  readonly dim?: Dim;
  /** True when it may be complex. */
  readonly complex?: boolean;
}

/** None, or what `of` says. */
export interface OptionalSketch {
  readonly kind: "optional";
  readonly of: Value;
}

/** One of some values, such as an axis or a dtype that is not known: functions treat all others as they treat one of these. */
export interface ChoiceSketch {
  readonly kind: "choice";
  readonly values: readonly Value[];
}

/** The numbers of axes of an array of which nothing is known; the last stands for more as well. */
export const anyRank: readonly number[] = [0, 1, 2, 3, 4];

/** Returns a value of which only a sketch is known. */
export function sketched(sketch: Sketch): Unknown {
  return { t: "unknown", sketch };
}

/** Returns an array with so many axes, of unknown lengths where they are not given. */
export function arrayOfShape(shape: Shape, dtype?: DType, kind: ArraySketch["kind"] = "array"): Unknown {
  return sketched({ kind, ranks: [shape.length], shape, dtype });
}

/** Returns an array whose number of axes is one of `ranks`. */
export function arrayOfRanks(
  ranks: readonly number[],
  dtype?: DType,
  kind: ArraySketch["kind"] = "array",
): Unknown {
  const capped = [...new Set(ranks.map((rank) => Math.min(rank, 4)))].sort();
  if (ranks.length === 1 && ranks[0] < 4) return arrayOfShape(freshShape(ranks[0]), dtype, kind);
  return sketched({ kind, ranks: capped, dtype });
}

/** Returns so many lengths of which nothing is known. */
export function freshShape(rank: number): Shape {
  return Array.from({ length: rank }, freshLength);
}

export const freshLength = (): Dim => unknownDim(`dim?${freshNumber()}`);

/** Returns what is known of a value as an array; undefined when it may be something else. */
export function arraySketchOf(value: Value): ArraySketch | undefined {
  if (value.t === "unknown") return value.sketch?.kind === "array" ? value.sketch : undefined;
  if (!(value instanceof NDArray) || value.subclass === "MaskedArray") return undefined;
  return { kind: "array", ranks: [value.shape.length], shape: value.shape, dtype: value.dtype };
}

/** Returns what is known of a value as a number; undefined when it may be something else. */
export function numberSketchOf(value: Value): NumberSketch | undefined {
  switch (value.t) {
    case "unknown":
      return value.sketch?.kind === "number" ? value.sketch : undefined;
    case "int":
      return { kind: "number", whole: true, dim: typeof value.v === "bigint" ? undefined : value.v };
    case "bool":
      return { kind: "number", whole: false };
    case "float":
      return { kind: "number", whole: false };
    case "complex":
      return { kind: "number", whole: false, complex: true };
    case "scalar":
      return "biufc".includes(value.dtype.kind)
        ? { kind: "number", whole: "iu".includes(value.dtype.kind), complex: value.dtype.kind === "c" }
        : undefined;
    default:
      return undefined;
  }
}

/** Returns what stands for both values: `a` itself when it already does, undefined when they have nothing in common. */
export function joinSketches(a: Value, b: Value, widen: boolean): Value | undefined {
  if (a.t === "none" || b.t === "none") return joinWithNone(a, b, widen);
  const optional = a.t === "unknown" && a.sketch?.kind === "optional" ? a.sketch : undefined;
  if (optional) return optionalOf(a, optional.of, joinSketches(optional.of, plainOf(b), widen));
  if (b.t === "unknown" && b.sketch?.kind === "optional") {
    const joined = joinSketches(a, b.sketch.of, widen);
    return joined && sketched({ kind: "optional", of: joined });
  }
  const [x, y] = [arraySketchOf(a), arraySketchOf(b)];
  if (x && y) return joinArraySketches(a, x, y, widen);
  const [m, n] = [numberSketchOf(a), numberSketchOf(b)];
  return m && n ? joinNumbers(a, m, n) : undefined;
}

function plainOf(value: Value): Value {
  return value.t === "unknown" && value.sketch?.kind === "optional" ? value.sketch.of : value;
}

function joinWithNone(a: Value, b: Value, widen: boolean): Value | undefined {
  const [some, isFirst] = a.t === "none" ? [b, false] : [a, true];
  if (some.t === "none") return a;
  if (some.t === "unknown" && some.sketch?.kind === "optional") return some;
  if (some.t === "unknown" ? !some.sketch : !arraySketchOf(some)) return undefined;
  const of = isFirst ? joinSketches(some, some, widen) : some;
  return of && sketched({ kind: "optional", of });
}

function optionalOf(whole: Value, former: Value, joined: Value | undefined): Value | undefined {
  if (joined === former) return whole;
  return joined && sketched({ kind: "optional", of: joined });
}

function joinArraySketches(a: Value, x: ArraySketch, y: ArraySketch, widen: boolean): Value {
  const ranks = [...new Set([...x.ranks, ...y.ranks])].sort();
  const dtype = x.dtype && y.dtype && sameDType(x.dtype, y.dtype) ? x.dtype : undefined;
  const shape = x.shape && y.shape && joinedShape(x.shape, y.shape, widen);
  const isSettled =
    a.t === "unknown" && dtype === x.dtype && shape === x.shape && ranks.length === x.ranks.length;
  if (isSettled) return a;
  return shape ? arrayOfShape(shape, dtype) : arrayOfRanks(ranks, dtype);
}

/** Returns lengths that stand for both; `a` itself when it already does, undefined for different numbers of axes. */
export function joinedShape(a: Shape, b: Shape, widen: boolean): Shape | undefined {
  if (a.length !== b.length) return undefined;
  const joined = a.map((dim, i) => joinedLength(dim, b[i], widen));
  return joined.every((dim, i) => dim === a[i]) ? a : joined;
}

function joinedLength(a: Dim, b: Dim, widen: boolean): Dim {
  if (same(a, b) === true || isFree(a)) return a;
  const [lo, hi] = boundsOf(a);
  const [low, high] = boundsOf(b);
  const [least, most] = [Math.min(lo, low), Math.max(hi, high)];
  return unknownDim(
    `any?${freshNumber()}`,
    widen ? 0 : Math.max(0, least),
    widen ? Number.POSITIVE_INFINITY : most,
  );
}

/** True for an unknown length that a join has made and that may be any. */
function isFree(dim: Dim): boolean {
  if (typeof dim === "number" || dim.terms.size !== 1) return false;
  const [{ coefficient, atoms }] = dim.terms.values();
  const [atom] = atoms;
  return (
    coefficient === 1 &&
    atoms.length === 1 &&
    atom.name.startsWith("any?") &&
    atom.lo <= 0 &&
    atom.hi === Number.POSITIVE_INFINITY
  );
}

function joinNumbers(a: Value, x: NumberSketch, y: NumberSketch): Value {
  const whole = x.whole && y.whole;
  const complex = x.complex || y.complex || undefined;
  const dim = x.dim !== undefined && y.dim !== undefined && same(x.dim, y.dim) === true ? x.dim : undefined;
  const isSettled =
    a.t === "unknown" && whole === x.whole && dim === x.dim && complex === (x.complex || undefined);
  return isSettled ? a : sketched({ kind: "number", whole, dim, complex });
}

/** Returns the number that a value is where only a whole number can stand. */
export function wholeOf({ sketch }: Unknown): Dim {
  const dim = sketch?.kind === "number" && sketch.whole ? sketch.dim : undefined;
  return dim ?? unknownDim(`i?${freshNumber()}`, Number.NEGATIVE_INFINITY);
}
