import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { float64, int64, isSwapped, type Shape, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { native, resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { gather } from "../../ndarray/indexing/advanced.ts";
import { isExact, sameShape } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { nbytes, permute } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { boolean, text } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { part } from "../elementwise/differences.ts";
import { register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { reduceEffect, strictAxes } from "../ufunc/axes.ts";
import { calc, constant, floatOperand, operandFor } from "../ufunc/calc.ts";
import { elementwise } from "../ufunc/elementwise.ts";
import { type Ufunc, ufuncNamed } from "../ufunc/loops.ts";
import { assignWhere } from "../ufunc/masked.ts";
import { type Operand, operandOf } from "../ufunc/operand.ts";
import { keepdims as keepdimsReader, operand, out } from "./arguments.ts";
import { joinedAxes, viewWithout, withKeptAxes } from "./median.ts";
import { nanQuantileAlong } from "./nanquantile.ts";
import { overwriting } from "./overwrite.ts";
import { sortedCopy } from "./sorted.ts";

/** Where a quantile lies among n sorted elements, and what it takes of the two beside it. */
interface Method {
  /** The virtual index, from 0. */
  readonly index: (n: number, q: number) => number;
  /** The share of the later element; the fraction of the index unless told. */
  readonly share?: (fraction: number, index: number) => number;
  /** The result is an element itself. */
  readonly isDiscrete?: boolean;
}

/** A continuous method with NumPy's parameters alpha and beta. */
function continuous(alpha: number, beta: number): Method {
  return { index: (n, q) => n * q + (alpha + q * (1 - alpha - beta)) - 1 };
}

const methods: Readonly<Record<string, Method>> = {
  linear: { index: (n, q) => (n - 1) * q },
  lower: { index: (n, q) => Math.floor((n - 1) * q), isDiscrete: true },
  higher: { index: (n, q) => Math.ceil((n - 1) * q), isDiscrete: true },
  nearest: { index: (n, q) => halfEven((n - 1) * q), isDiscrete: true },
  midpoint: {
    index: (n, q) => 0.5 * (Math.floor((n - 1) * q) + Math.ceil((n - 1) * q)),
    share: (_, index) => (index % 1 === 0.5 ? 0.5 : 0),
  },
  hazen: continuous(0.5, 0.5),
  weibull: continuous(0, 0),
  median_unbiased: continuous(1 / 3, 1 / 3),
  normal_unbiased: continuous(3 / 8, 3 / 8),
  interpolated_inverted_cdf: continuous(0, 1),
  averaged_inverted_cdf: { index: (n, q) => n * q - 1, share: (fraction) => (fraction === 0 ? 0.5 : 1) },
  inverted_cdf: { index: (n, q) => bounded(n * q - 1, () => true), isDiscrete: true },
  closest_observation: {
    index: (n, q) => bounded(n * q - 1.5, (index) => Math.floor(index) % 2 === 1),
    isDiscrete: true,
  },
};

/** The whole index at or after this one: itself where it is whole and `isKept`, else the next. */
function bounded(index: number, isKept: (index: number) => boolean): number {
  const earlier = Math.floor(index);
  return Math.max(0, index === earlier && isKept(index) ? earlier : earlier + 1);
}

function halfEven(x: number): number {
  const whole = Math.floor(x);
  const rest = x - whole;
  return rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? whole + 1 : whole;
}

/** Returns the quantiles of the array along an axis: axes of `q` first, then the other axes. */
export function quantileAlong(
  array: NDArray,
  axis: number,
  { array: q, weak }: Operand,
  name: string,
): NDArray {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (!method) return notKnown(`the quantile method ${name}`);
  const rest = array.shape.filter((_, i) => i !== axis);
  const dtype = "biu".includes(array.dtype.kind) && !method.isDiscrete ? float64 : array.dtype;
  const shares = elementsOf(q)?.map(Number);
  const n = array.shape[axis];
  if (!shares || !isExact(n))
    return newArray(allocatedIn(resultType([dtype, q.dtype]), [...q.shape, ...rest]));
  if (n === 0) return notKnown("quantiles of nothing");
  const sorted = frontSorted(array, axis);
  const virtual = shares.map((share) => method.index(n, share));
  const at = (index: number) => Math.min(n - 1, Math.max(0, index));
  const earlier = taken(
    sorted,
    virtual.map((index) => at(Math.floor(index))),
    q.shape,
  );
  // Whole shares of the linear method are positions.
  if ("iu".includes(q.dtype.kind) && name !== "linear" && !method.isDiscrete)
    return notKnown("whole shares of this method");
  const isTaken = method.isDiscrete || (name === "linear" && "iu".includes(q.dtype.kind));
  const result = isTaken
    ? earlier
    : interpolated(
        earlier,
        taken(
          sorted,
          virtual.map((index) => at(Math.floor(index) + (index >= 0 ? 1 : 0))),
          q.shape,
        ),
        weightsOf(virtual, n, method),
        q,
        weak !== undefined,
      );
  if (isSwapped(result.dtype) && result.shape.length === 0) return castArray(result, native(result.dtype));
  if (!"fc".includes(array.dtype.kind)) return result;
  // A NaN sorts last and makes its results NaN.
  const flags = calc("isnan", [viewWithout(part(sorted, 0, n - 1, 1), 0)]);
  assignWhere(result, constant(result.dtype, Number.NaN), flags);
  return result;
}

/** A sorted C-ordered copy with the axis in front. */
function frontSorted(array: NDArray, axis: number): NDArray {
  const copy = sortedCopy(array, axis, allocatedIn(array.dtype, array.shape));
  const axes = [axis, ...array.shape.map((_, i) => i).filter((i) => i !== axis)];
  return viewOf(copy, permute(copy.layout, axes), "ndarray");
}

function taken(sorted: NDArray, indices: readonly number[], shape: Shape): NDArray {
  const data = new BigInt64Array(indices.map(BigInt));
  const of = newArray(allocatedIn(int64, shape), { kind: "exact", data: new Uint8Array(data.buffer) });
  return gather(sorted, [
    { kind: "array", of },
    { kind: "rest", axes: sorted.shape.length - 1 },
  ]);
}

function weightsOf(virtual: readonly number[], n: number, { share }: Method): readonly number[] {
  return virtual.map((index) => {
    const earlier = index >= n - 1 ? -1 : index < 0 ? 0 : Math.floor(index);
    return share ? share(index - earlier, index) : index - earlier;
  });
}

/** Interpolates from the nearer end, so that the result keeps the order of the quantiles. */
function interpolated(
  a: NDArray,
  b: NDArray,
  shares: readonly number[],
  q: NDArray,
  isWeak: boolean,
): NDArray {
  if (isWeak) return weighted(a, b, floatOperand(shares[0]), floatOperand(1 - shares[0]), shares[0] >= 0.5);
  const rank = a.shape.length;
  const shape = [...q.shape, ...new Array<number>(rank - q.shape.length).fill(1)];
  const data = new Float64Array(shares);
  const dtype = q.dtype.kind === "f" ? q.dtype : float64;
  if (dtype.itemsize !== 8) return notKnown("quantiles of another precision");
  const t = newArray(allocatedIn(dtype, shape), { kind: "exact", data: new Uint8Array(data.buffer) });
  const left = elementwise(subtract, [floatOperand(1), operandFor(t)]).arrays[0];
  return weighted(a, b, operandFor(t), operandFor(left), calc("greater_equal", [t, half]));
}

/** a + (b - a) t, and b - (b - a)(1 - t) where t is at least a half. */
function weighted(a: NDArray, b: NDArray, t: Operand, left: Operand, isLate: NDArray | boolean): NDArray {
  const difference = operandFor(calc("subtract", [b, a]));
  const scaled = (by: Operand) => elementwise(multiply, [difference, by]).arrays[0];
  const result = calc("add", [a, scaled(t)]);
  if (isLate === false) return result;
  const other = calc("subtract", [b, scaled(left)]);
  if (isLate === true) return other;
  assignWhere(result, other, isLate);
  return result;
}

const multiply = ufuncNamed("multiply") as Ufunc;

const subtract = ufuncNamed("subtract") as Ufunc;
const half = constant(float64, 0.5);

function requireShares(q: NDArray, words = "Quantiles must be in the range [0, 1]"): void {
  if (elementsOf(q)?.some((share) => !(Number(share) >= 0 && Number(share) <= 1))) raise("ValueError", words);
}

interface Asked {
  readonly name: string;
  readonly method: string;
  readonly axis: Value;
  readonly keepdims: boolean;
  readonly skipsNan: boolean;
  readonly words: string | undefined;
  readonly into: NDArray | undefined;
}

function writeResult(into: NDArray, result: NDArray, name: string): void {
  const fits = sameShape(into.shape, result.shape) === true && sameDType(into.dtype, result.dtype);
  if (!fits) notKnown(`an output of another form for ${name}`);
  assign(into, result);
}

function quantileEffect(a: Operand, q: Operand, asked: Asked, context: Context): Effect {
  const { name, axis, keepdims, method, words, into } = asked;
  if (a.array.dtype.kind === "c") raise("TypeError", "a must be an array of real numbers");
  if (a.array.dtype.kind === "O") return notKnown("quantiles of objects");
  requireShares(q.array, words);
  const axes = strictAxes(axis, a.array, context);
  if (axes?.length === 0 && a.array.shape.length > 0) return notKnown("quantiles of single elements");
  const joined = joinedAxes(a.array, axes);
  const isSkipping = asked.skipsNan && "fc".includes(a.array.dtype.kind);
  const isOne = joined.array.shape.length === 1;
  const along = asked.skipsNan && !(isOne && !isSkipping) ? nanQuantileAlong : quantileAlong;
  const result = along(joined.array, joined.axis, q, method);
  const bytes = nbytes(a.array.layout);
  const hidden = { hiddenPeak: bytes, hiddenTotal: bytes };
  if (into) writeResult(into, result, name);
  if (!keepdims) return reduceEffect(name, a, into ?? result, into, hidden);
  const value = withKeptAxes(result, a.array.shape.length, axes, q.array.shape.length);
  return { kind: "reduce", name, of: a.array, out: value, value, ...hidden };
}

/** `quantile` and `percentile`, whose shares are hundredths. */
function row(name: string, isPercent: boolean, skipsNan: boolean): Row {
  return op(
    {
      a: operand,
      q: any,
      axis: opt(any, none),
      out,
      overwrite_input: opt(boolean, false),
      method: opt(text, "linear"),
      keepdims: keepdimsReader,
      weights: keyword(orNone(any, undefined)),
      interpolation: keyword(orNone(any, undefined)),
    },
    ({ a, q, axis, out: into, overwrite_input, method, keepdims, weights, interpolation }, context) => {
      if (weights || interpolation || (into && keepdims)) return notKnown(`this form of ${name}`);
      const given = operandOf(q, context);
      const shares = isPercent
        ? elementwise(ufuncNamed("divide") as Ufunc, [given, floatOperand(100)]).arrays[0]
        : given.array;
      const q0: Operand = { array: shares, value: q, weak: given.weak };
      if (!"iuf".includes(shares.dtype.kind)) return notKnown("quantiles of this dtype");
      const words = isPercent ? "Percentiles must be in the range [0, 100]" : undefined;
      const asked: Asked = { name, method, axis, keepdims, skipsNan, words, into };
      const effect = quantileEffect(a, q0, asked, context);
      return overwrite_input ? overwriting(a, effect) : effect;
    },
  );
}

register("numpy", {
  quantile: row("quantile", false, false),
  percentile: row("percentile", true, false),
  nanquantile: row("nanquantile", false, true),
  nanpercentile: row("nanpercentile", true, true),
});
