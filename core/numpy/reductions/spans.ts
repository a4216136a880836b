import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { bool, float64, intp } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact, product, same, sameShape } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { nbytes, size } from "../../ndarray/layouts/layout.ts";
import { none, pyTuple } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { boolean } from "../calls/readers.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";
import { normalizedAxes, reduceEffect, strictAxes } from "../ufunc/axes.ts";
import { calc, reduceBy } from "../ufunc/calc.ts";
import { wrapped } from "../ufunc/effect.ts";
import { keepdims, operand, out } from "./arguments.ts";
import { meanOf } from "./moments.ts";

/** The greatest element less the least one. */
const ptp = op(
  { a: operand, axis: opt(any, none), out, keepdims },
  ({ a, axis, out: into, keepdims }, context) => {
    const axes = normalizedAxes(axis, a.array, context);
    if (a.array.dtype.kind === "O") return notKnown("differences of objects");
    const most = reduceBy("maximum", a.array, { axes, keepdims });
    const least = reduceBy("minimum", a.array, { axes, keepdims });
    const result = calc("subtract", [most, least], into ? { outs: [into] } : {});
    return reduceEffect("ptp", a, result, into);
  },
);

/** Elements that are true: a Python int-like scalar of all, or counts along axes. */
const count_nonzero = op(
  { a: operand, axis: opt(any, none), keepdims: keyword(keepdims) },
  ({ a, axis, keepdims }, context) => {
    if (a.array.dtype.fields) return notKnown("which structures are zero");
    const flags = a.array.dtype.kind === "b" ? a.array : castArray(a.array, bool);
    const axes = normalizedAxes(axis, a.array, context);
    const result = reduceBy("add", flags, { axes, keepdims, dtype: intp });
    const bytes = a.array.dtype.kind === "b" || !axes ? 0 : nbytes(flags.layout);
    return reduceEffect("count_nonzero", a, result, undefined, { hiddenPeak: bytes, hiddenTotal: bytes });
  },
);

/** The mean with weights; with the sum of the weights when that is asked for. */
const average = op(
  {
    a: operand,
    axis: opt(any, none),
    weights: orNone(operand, undefined),
    returned: opt(boolean, false),
    keepdims: keyword(keepdims),
  },
  ({ a, axis, weights, returned, keepdims }, context) => {
    const axes = strictAxes(axis, a.array, context, "axis");
    if ("OmM".includes(a.array.dtype.kind)) return notKnown("the average of these elements");
    const { mean, total } = weights
      ? weighted(a.array, weights.array, axes, keepdims)
      : { mean: meanOf(a.array, { axes, keepdims }), total: undefined };
    if (!weights && same(size(mean.layout), 0) === true) raise("ZeroDivisionError", "division by zero");
    const effect = reduceEffect("average", a, mean, undefined);
    if (!returned) return effect;
    const sum = total ?? newArray(layoutLike(mean.layout), fillOf(a.array, axes, mean));
    return {
      kind: "many",
      effects: [effect],
      value: pyTuple([wrapped(mean, [a]), wrapped(sum, [a])]),
    };
  },
);

function fillOf(array: NDArray, axes: readonly number[] | undefined, like: NDArray) {
  const reduced = axes ?? array.shape.map((_, axis) => axis);
  const count = product(reduced.map((axis) => array.shape[axis]));
  const value = calc("positive", [isExact(count) ? count : Number.NaN]);
  return castArray(value, like.dtype).contents;
}

function weighted(
  array: NDArray,
  weights: NDArray,
  axes: readonly number[] | undefined,
  keepdims: boolean,
): { readonly mean: NDArray; readonly total: NDArray } {
  const isSame = sameShape(weights.shape, array.shape) ?? notKnown("the shapes");
  const along = axes?.map((axis) => array.shape[axis]);
  if (!isSame && !axes) raise("TypeError", "Axis must be specified when shapes of a and weights differ.");
  if (!isSame && along && sameShape(weights.shape, along) === false)
    raise("ValueError", "Shape of weights must be consistent with shape of a along specified axis.");
  if ("mM".includes(array.dtype.kind)) notKnown("weighted means of times");
  const isWhole = "biu".includes(array.dtype.kind);
  const dtype = isWhole
    ? resultType([array.dtype, weights.dtype, float64])
    : resultType([array.dtype, weights.dtype]);
  const factors = isSame ? weights : newArray(alongAxes(weights, array, axes ?? []), weights.contents);
  const total = reduceBy("add", factors, { axes: axes, keepdims, dtype });
  if (elementsOf(calc("equal", [total, 0]))?.includes(true))
    raise("ZeroDivisionError", "Weights sum to zero, can't be normalized");
  const products = calc("multiply", [array, factors], { signature: [undefined, undefined, dtype] });
  const sum = reduceBy("add", products, { axes, keepdims });
  return { mean: calc("divide", [sum, total]), total };
}

/** The weights seen with their axes where the array's are, the others of length 1. */
function alongAxes(weights: NDArray, array: NDArray, axes: readonly number[]) {
  const shape = array.shape.map((_, axis) => (axes.includes(axis) ? weights.shape[axes.indexOf(axis)] : 1));
  const strides = array.shape.map((_, axis) =>
    axes.includes(axis) ? weights.layout.strides[axes.indexOf(axis)] : 0,
  );
  return { ...weights.layout, shape, strides };
}

register("numpy", { ptp, count_nonzero, average });
