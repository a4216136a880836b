import { NDArray } from "../../ndarray/array.ts";
import { float64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { same, sameShape } from "../../ndarray/layouts/dim.ts";
import { MaskedArray } from "../../ndarray/masked.ts";
import {
  none,
  pyFalse,
  pyFloat,
  pyInt,
  pyList,
  pyStr,
  pyTrue,
  pyTuple,
  type Value,
} from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import { normalizeAxis, axes as readAxes } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { masked } from "./constant.ts";
import { asMasked, newMasked } from "./create.ts";
import { extremeFill } from "./fill.ts";
import { filledOf } from "./filled.ts";
import { asValue } from "./functions.ts";
import { eitherMask } from "./masks.ts";
import { anyTrue, change, dataOf, knownMask, maskArrayOf, maskOf, truth, wrapped } from "./parts.ts";
import { countOf, meanOf } from "./reductions.ts";
import { given, maybe, row } from "./row.ts";
import { sorted } from "./sorting.ts";
import { binaryMasked, unaryMasked } from "./ufuncs.ts";

/** Returns `np.ma.average`. */
function average(
  np: Composer,
  a: Value,
  { axis, weights, keepdims }: Readonly<Record<"axis" | "weights" | "keepdims", Value | undefined>>,
  context: Context,
): { readonly mean: Value; readonly sum: Value } {
  const self = asMasked(np, a, context);
  const rank = self.shape.length;
  const along =
    axis && axis.t !== "none"
      ? readAxes.read(axis, context).map((one) => normalizeAxis(one, rank))
      : undefined;
  const named = given({ axis: along && pyTuple(along.map(pyInt)), keepdims });
  if (!weights || weights.t === "none") {
    const mean = meanOf(self, named, np, context);
    const count = countOf(np, self, { axis: named.axis }, context);
    const dtype = mean instanceof NDArray || mean.t === "scalar" ? mean.dtype : float64;
    const sum = np("array", count, { t: "dtype", dtype });
    return { mean, sum: count instanceof NDArray ? sum : np.item(sum, pyTuple([])) };
  }
  const dtype = np("result_type", ...dtypesOf(np, self, weights));
  const wgt = spreadWeights(np, self, asMasked(np, weights, context), along);
  // Without a mask the weights stay a plain array.
  const sum =
    maskOf(wgt) === "none"
      ? np.named("sum", [dataOf(np, wgt)], { ...named, dtype })
      : np.named("ma.sum", [wgt], { ...named, dtype });
  const products = np.method(binaryMasked(np, "multiply", self, wgt), "sum", [], { ...named, dtype });
  return { mean: quotient(np, products, sum), sum };
}

function dtypesOf(np: Composer, self: MaskedArray, weights: Value): Value[] {
  const both: Value[] = [self.dtype, dataOf(np, weights).dtype].map((dtype) => ({ t: "dtype", dtype }));
  return "biu".includes(self.dtype.kind) ? [...both, pyStr("f8")] : both;
}

/** Weights in the shape of the data, masked where the data are. */
function spreadWeights(
  np: Composer,
  self: MaskedArray,
  weights: MaskedArray,
  axes: readonly number[] | undefined,
): MaskedArray {
  let wgt = weights;
  if (sameShape(self.shape, weights.shape) !== true) {
    if (!axes) return raise("TypeError", "Axis must be specified when shapes of a and weights differ.");
    if (
      sameShape(
        axes.map((axis) => self.shape[axis]),
        weights.shape,
      ) !== true
    )
      raise("ValueError", "Shape of weights must be consistent with shape of a along specified axis.");
    if (knownMask(weights) !== "none") return notKnown("masked weights of another shape");
    const order = axes.map((_, i) => i).sort((a, b) => axes[a] - axes[b]);
    const turned = np.method(dataOf(np, weights), "transpose", [pyTuple(order.map(pyInt))]);
    const shape = pyTuple(self.shape.map((length, axis) => pyInt(axes.includes(axis) ? length : 1)));
    wgt = wrapped(np.asArray(np.method(turned, "reshape", [shape])), "none");
  }
  const mask = knownMask(self);
  if (mask === "none") return wgt;
  const product = binaryMasked(np, "multiply", wgt, np("logical_not", mask));
  if (!(product instanceof MaskedArray)) return notKnown("weights");
  change(product, { mask: np.asArray(np("logical_or", maskArrayOf(np, product), mask)) });
  return product;
}

function quotient(np: Composer, a: Value, b: Value): Value {
  return a instanceof NDArray || b instanceof NDArray
    ? binaryMasked(np, "divide", a, b)
    : np.operate("Div", a, b);
}

const absent = opt(any, none as Value);

register("numpy.ma", {
  average: row(
    { a: any, axis: maybe, weights: maybe, returned: opt(any, pyFalse as Value), keepdims: maybe },
    ({ a, returned, axis, weights, keepdims }, np, context) => {
      const { mean, sum } = average(np, a, { axis, weights, keepdims }, context);
      if (!truth(returned)) return mean;
      const isSpread =
        mean instanceof NDArray && !(sum instanceof NDArray && sameShape(mean.shape, sum.shape) === true);
      const total = isSpread ? np.method(np("broadcast_to", sum, np.get(mean, "shape")), "copy") : sum;
      return pyTuple([mean, total]);
    },
  ),
  median: row(
    { a: any, axis: absent, out: absent, overwrite_input: absent, keepdims: opt(any, pyFalse as Value) },
    ({ a, axis, out, keepdims }, np, context) => {
      if (out.t !== "none") return notKnown("an array to write into");
      if (a instanceof MaskedArray) return medianOf(np, a, axis, truth(keepdims), context);
      const plain = np.named("median", [np.asArray(a)], { axis, keepdims });
      return plain instanceof NDArray && plain.shape.length > 0 ? newMasked(np, plain, {}, context) : plain;
    },
  ),
});

/** The middle of what is not masked, in each line along the axis. */
function medianOf(np: Composer, a: MaskedArray, axis: Value, keeps: boolean, context: Context): Value {
  if (axis.t === "tuple") return notKnown("a median along several axes");
  const rank = a.shape.length;
  const at = axis.t === "none" ? undefined : normalizeAxis(readAxes.read(axis, context)[0], rank);
  const isInexact = "fc".includes(a.dtype.kind);
  const fill: Value = isInexact ? pyFloat(Number.POSITIVE_INFINITY) : none;
  const order = { axis: at === undefined ? none : pyInt(at), endwith: pyTrue as Value, fill_value: fill };
  const line = sorted(np, a, order, context);
  if (!(line instanceof MaskedArray)) return notKnown("sorted elements");
  if (same(line.shape[at ?? 0], 0) !== false) return notKnown("a median of nothing");
  if (isInexact && anyTrue(np.asArray(np("isnan", dataOf(np, line)))) !== false)
    return notKnown("a median with NaN");
  const result =
    line.shape.length === 1
      ? middleOf(np, line, isInexact, context)
      : middles(np, line, at ?? 0, isInexact, context);
  if (!keeps) return result;
  if (result === masked) return notKnown("a masked median with its axes");
  const shape = pyTuple(a.shape.map((length, i) => pyInt(at === undefined || i === at ? 1 : length)));
  return np.method(result instanceof NDArray ? result : np("ma.array", result), "reshape", [shape]);
}

function middleOf(np: Composer, line: MaskedArray, isInexact: boolean, context: Context): Value {
  const found = countOf(np, line, {}, context);
  const count = found.t === "int" ? found : np.method(found, "item");
  if (count.t !== "int" || typeof count.v !== "number") return notKnown("how many are not masked");
  const [half, odd] = [Math.floor(count.v / 2), count.v % 2];
  const mid = np.item(line, { t: "slice", start: pyInt(half + odd - 1), stop: pyInt(half + 1), step: none });
  const total = isInexact ? np("ma.sum", mid) : np("ma.mean", mid);
  if (total === masked) return masked;
  return isInexact && odd === 0 ? np("true_divide", total, pyFloat(2)) : total;
}

function middles(np: Composer, lines: MaskedArray, at: number, isInexact: boolean, context: Context): Value {
  const counts = np.asArray(countOf(np, lines, { axis: pyInt(at), keepdims: pyTrue }, context));
  const half = np("floor_divide", counts, pyInt(2));
  const odd = np("equal", np("remainder", counts, pyInt(2)), pyInt(1));
  const low = np("where", odd, half, np("subtract", half, pyInt(1)));
  const axis = pyInt(at);
  const places = np.named("concatenate", [pyList([low, half])], { axis });
  const mask = knownMask(lines);
  const values = np.asArray(np("take_along_axis", dataOf(np, lines), places, axis));
  let flags = mask === "none" ? mask : np.asArray(np("take_along_axis", mask, places, axis));
  if (flags !== "none" && mask !== "none") {
    const rest = np.named("all", [mask], { axis, keepdims: pyTrue });
    const replaced = np("logical_and", np("logical_not", rest), flags);
    np.named("copyto", [values, extremeFill(np, lines.dtype, "minimum")], { where: replaced });
    flags = np.asArray(np("logical_and", flags, np("logical_not", replaced)));
  }
  const pair = wrapped(values, flags, lines);
  if (!isInexact) return np.named("ma.mean", [pair], { axis });
  const total = np.named("ma.sum", [pair], { axis });
  if (!(total instanceof MaskedArray)) return notKnown("a median");
  const data = dataOf(np, total);
  np.named("true_divide", [data, pyFloat(2)], { out: data, casting: pyStr("unsafe") });
  return total;
}

/** The data less their means, and 1 where an element is not masked. */
function centred(np: Composer, x: Value, y: Value, rowvar: boolean, allows: boolean, context: Context) {
  const two = (value: Value) =>
    newMasked(np, value, { ndmin: pyInt(2), copy: pyTrue, dtype: { t: "dtype", dtype: float64 } }, context);
  let data = two(x);
  const isRow = rowvar || same(data.shape[0], 1) === true;
  let flags = maskArrayOf(np, data);
  const isAny = (mask: NDArray) => anyTrue(mask) ?? notKnown("a mask");
  if (!allows && isAny(flags)) raise("ValueError", "Cannot process masked data.");
  if (y.t !== "none") {
    let other = two(y);
    let more = maskArrayOf(np, other);
    if (!allows && isAny(more)) raise("ValueError", "Cannot process masked data.");
    if ((isAny(flags) || isAny(more)) && sameShape(data.shape, other.shape) === true) {
      flags = np.asArray(np("logical_or", flags, more));
      more = flags;
      change(data, { mask: flags });
      change(other, { mask: flags });
    }
    const axis = pyInt(isRow ? 0 : 1);
    data = np("ma.concatenate", pyTuple([data, other]), axis) as MaskedArray;
    flags = np.asArray(np.named("concatenate", [pyTuple([flags, more])], { axis }));
    other = data;
  }
  const means = meanOf(data, { axis: pyInt(isRow ? 1 : 0), keepdims: pyTrue }, np, context);
  const free = np.method(np("logical_not", flags), "astype", [pyStr("f4")]);
  return { data: binaryMasked(np, "subtract", data, means), free, isRow };
}

/** Returns `np.ma.cov`. */
function covariance(
  np: Composer,
  {
    x,
    y,
    rowvar,
    allow_masked: allows,
    ddof,
  }: Readonly<Record<"x" | "y" | "rowvar" | "allow_masked" | "ddof", Value>>,
  context: Context,
): MaskedArray {
  const { data, free, isRow } = centred(np, x, y, truth(rowvar), truth(allows), context);
  const turned = (value: Value) => np.method(value, "transpose");
  const filled = filledOf(np, data, pyInt(0));
  const [left, right] = isRow ? [free, turned(free)] : [turned(free), free];
  const factor = np("subtract", np("dot", left, right), ddof);
  const sums = isRow ? np("dot", filled, turned(filled)) : np("dot", turned(filled), filled);
  const mask = np("less_equal", factor, pyInt(0));
  const made = newMasked(np, np("divide", sums, factor), { mask }, context);
  const squeezed = np.method(made, "squeeze");
  return squeezed instanceof MaskedArray ? squeezed : notKnown("a covariance");
}

const covParameters = {
  x: any,
  y: absent,
  rowvar: opt(any, pyTrue as Value),
};
const allows = opt(any, pyTrue as Value);

register("numpy.ma", {
  cov: row(
    { ...covParameters, bias: opt(any, pyFalse as Value), allow_masked: allows, ddof: absent },
    ({ bias, ddof, ...asked }, np, context) =>
      covariance(np, { ...asked, ddof: ddof.t === "none" ? pyInt(truth(bias) ? 0 : 1) : ddof }, context),
  ),
  corrcoef: row({ ...covParameters, allow_masked: allows }, (asked, np, context) => {
    const cov = covariance(np, { ...asked, ddof: pyInt(1) }, context);
    if (cov.shape.length < 2) return notKnown("a correlation of one variable");
    const deviation = unaryMasked(np, "sqrt", np.method(cov, "diagonal"));
    const products = np("ma.multiply.outer", deviation, deviation);
    return binaryMasked(np, "divide", cov, products);
  }),
  vander: row({ x: any, n: maybe }, ({ x, n }, np) => {
    const made = np("vander", dataOf(np, x), ...(n ? [n] : []));
    const mask = knownMask(x);
    if (mask !== "none") np.put(made, mask, pyInt(0));
    return made;
  }),
  polyfit: row(
    { x: any, y: any, deg: any, rcond: maybe, full: maybe, w: maybe, cov: maybe },
    ({ x, y, deg, ...more }, np, context) => {
      const [a, b] = [asMasked(np, x, context), asMasked(np, y, context)];
      if (b.shape.length !== 1) return notKnown("a fit of several columns");
      const weights = more.w && more.w.t !== "none" ? more.w : undefined;
      const mask = [b, ...(weights ? [weights] : [])].reduce(
        (m, value) => eitherMask(np, m, maskOf(value)),
        maskOf(a),
      );
      const kept = (value: Value) =>
        mask === "none" ? dataOf(np, value) : np.item(dataOf(np, value), np("logical_not", asValue(mask)));
      return np.named("polyfit", [kept(a), kept(b), deg], given({ ...more, w: weights && kept(weights) }));
    },
  ),
});
