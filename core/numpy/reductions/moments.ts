import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import {
  type DType,
  float32,
  float64,
  int64,
  isInteger,
  longdouble,
  type Shape,
} from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastTo } from "../../ndarray/layouts/broadcast.ts";
import { type Dim, isExact, plus, product } from "../../ndarray/layouts/dim.ts";
import { contiguous, nbytes } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { dtype as dtypeReader } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { type Effect, type Hidden, op } from "../op.ts";
import { normalizedAxes, orNothing, reduceEffect } from "../ufunc/axes.ts";
import { calc, calcInto, constant, reduceBy } from "../ufunc/calc.ts";
import type { Operand } from "../ufunc/operand.ts";
import { keepdims, operand, out, where } from "./arguments.ts";

/** What `mean`, `var` and `std` are asked for; the axes are normalised. */
export interface MomentOptions {
  readonly axes: readonly number[] | undefined;
  readonly dtype?: DType;
  readonly out?: NDArray;
  readonly keepdims?: boolean;
  readonly where?: NDArray;
}

/** Returns how many elements each result is made of: a 0-d int64 array, or one count a result under a mask. */
export function countOf(array: NDArray, { axes, keepdims, where }: MomentOptions): NDArray {
  const reduced = axes ?? array.shape.map((_, axis) => axis);
  if (where) {
    return reduceBy("add", broadcastView(where, array.shape), { axes, keepdims });
  }
  const count: Dim = product(reduced.map((axis) => array.shape[axis]));
  if (isExact(count)) return constant(int64, count);
  return newArray(contiguous(int64, []), {
    kind: "bounds",
    dtype: int64,
    lo: 0,
    hi: Number.POSITIVE_INFINITY,
    integral: true,
    nan: false,
  });
}

function broadcastView(array: NDArray, shape: Shape): NDArray {
  return viewOf(array, broadcastTo(array.layout, shape));
}

/** Returns the mean along the axes: a sum divided in place. Integers are averaged as float64, float16 through float32. */
export function meanOf(array: NDArray, options: MomentOptions): NDArray {
  if (array.dtype.kind === "O") return notKnown("means of objects");
  const isHalf = array.dtype.kind === "f" && array.dtype.itemsize === 2 && !options.dtype;
  const dtype = options.dtype ?? (isWhole(array.dtype) ? float64 : isHalf ? float32 : undefined);
  const sum = reduceBy("add", array, { ...options, dtype });
  const mean = calcInto("divide", [sum, countOf(array, options)], sum);
  return isHalf && !options.out ? castArray(mean, array.dtype) : mean;
}

/** Returns the variance along the axes, computed from deviations of the mean as NumPy does. */
export function varianceOf(
  array: NDArray,
  options: MomentOptions & { readonly ddof: number; readonly mean?: NDArray },
): NDArray {
  const dtype = options.dtype ?? (isWhole(array.dtype) ? float64 : undefined);
  const count = countOf(array, { ...options, keepdims: true });
  const mean = options.mean ?? meanFor(array, { ...options, dtype, out: undefined, keepdims: true }, count);
  const deviations = squared(calc("subtract", [array, mean]));
  const sum = reduceBy("add", deviations, {
    ...options,
    dtype,
  });
  const divisor = calc("maximum", [calc("subtract", [countOf(array, options), options.ddof]), 0]);
  return calcInto("divide", [sum, divisor], sum);
}

function meanFor(array: NDArray, options: MomentOptions, count: NDArray): NDArray {
  const sum = reduceBy("add", array, options);
  return calcInto("divide", [sum, count], sum);
}

/** The squares of deviations; of complex ones the sum of the squares of their parts. */
function squared(deviations: NDArray): NDArray {
  if (deviations.dtype.kind !== "c") return calcInto("square", [deviations], deviations);
  const part = { 8: float32, 16: float64 }[deviations.dtype.itemsize] ?? longdouble;
  const half = deviations.dtype.itemsize / 2;
  const seen = (offset: number) => ({
    ...deviations.layout,
    dtype: part,
    offset: plus(deviations.layout.offset, offset),
  });
  const re = newArrayOn(deviations, seen(0));
  const im = newArrayOn(deviations, seen(half));
  return calc("add", [calc("multiply", [re, re]), calc("multiply", [im, im])]);
}

function newArrayOn(array: NDArray, layout: NDArray["layout"]): NDArray {
  return newArray(layout, array.contents);
}

function isWhole(dtype: DType): boolean {
  return isInteger(dtype) || dtype.kind === "b";
}

/** Returns the axes of a mean. Counting the elements makes these functions refuse an axis of a 0-d array, unlike sums. */
export function countedAxes(axis: Value, array: NDArray, context: Context): readonly number[] | undefined {
  if (array.shape.length === 0 && axis.t === "int")
    raise("AxisError", `axis ${axis.v} is out of bounds for array of dimension 0`);
  return normalizedAxes(axis, array, context);
}

/** The means and the deviations that `var` and `std` keep while they sum them. */
function hiddenDeviations(array: NDArray, result: NDArray): Hidden {
  const dtype = isWhole(array.dtype) ? float64 : array.dtype;
  const means = result.shape.length > 0 ? nbytes(result.layout) : 0;
  const bytes = plus(nbytes({ ...array.layout, dtype }), means);
  return { hiddenPeak: bytes, hiddenTotal: bytes };
}

const ddof = {
  read: (value: Value) => {
    if (value.t === "int" && typeof value.v === "number") return value.v;
    return value.t === "float" ? (value.v ?? 0) : 0;
  },
};

const mean = op(
  { a: operand, axis: opt(any, none), dtype: orNothing(dtypeReader), out, keepdims, where: keyword(where) },
  ({ a, axis, ...options }, context) => {
    const axes = (options.where ? normalizedAxes : countedAxes)(axis, a.array, context);
    return reduceEffect("mean", a, meanOf(a.array, { ...options, axes }), options.out);
  },
);

/** `var` and `std`, which is its root. */
function spread(name: "var" | "std") {
  return op(
    {
      a: operand,
      axis: opt(any, none),
      dtype: orNothing(dtypeReader),
      out,
      ddof: opt(ddof, 0),
      keepdims,
      where: keyword(where),
      mean: keyword(orNone(operand, undefined)),
      correction: keyword(orNone(ddof, undefined)),
    },
    ({ a, axis, ddof: freedom, correction, mean: known, ...options }, context) =>
      spreadEffect(name, a, axis, { ...options, ddof: correction ?? freedom, mean: known?.array }, context),
  );
}

function spreadEffect(
  name: "var" | "std",
  a: Operand,
  axis: Value,
  options: Omit<Parameters<typeof varianceOf>[1], "axes">,
  context: Context,
): Effect {
  const axes = (options.where ? normalizedAxes : countedAxes)(axis, a.array, context);
  const variance = varianceOf(a.array, { ...options, axes });
  const result = name === "std" ? rootOf(variance, options.out) : variance;
  return reduceEffect(name, a, result, options.out, hiddenDeviations(a.array, result));
}

/** The root in place; that of a single number is converted to its dtype, whatever is lost. */
function rootOf(variance: NDArray, out: NDArray | undefined): NDArray {
  if (variance.shape.length > 0 || out) return calc("sqrt", [variance], { outs: [variance] });
  return castArray(calc("sqrt", [variance]), variance.dtype);
}

const rows = { mean, var: spread("var"), std: spread("std") };
register("numpy", rows);
register("numpy.ndarray", rows);
