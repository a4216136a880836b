import type { NDArray } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, intp } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { plus, times } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { nbytes, size } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { dtype as dtypeReader, int } from "../calls/readers.ts";
import { copyInto } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { register } from "../names/registry.ts";
import { type Hidden, op, type Row } from "../op.ts";
import { accumulateArray } from "../ufunc/accumulate.ts";
import { normalizedAxes, orNothing, reduceEffect } from "../ufunc/axes.ts";
import { calc, calcInto, constant, reduceBy } from "../ufunc/calc.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import { assignWhere } from "../ufunc/masked.ts";
import { initial, keepdims, operand, out, plainOut, where } from "./arguments.ts";
import { flattened } from "./flatten.ts";
import { countedAxes, meanOf, varianceOf } from "./moments.ts";

/** Returns the array with NaNs replaced, and where they were; the array itself with no mask when its dtype has none. */
export function withoutNan(array: NDArray, value: number): readonly [NDArray, NDArray | undefined] {
  if (!"fc".includes(array.dtype.kind)) return [array, undefined];
  const mask = calc("not_equal", [array, array]);
  const copy = copyInto(array, layoutLike(array.layout), "ndarray");
  assignWhere(copy, castArray(constant(array.dtype, value), array.dtype), mask);
  return [copy, mask];
}

/** The copy without NaNs and so many masks of them. */
function hiddenCopy(array: NDArray, masks = 1): Hidden {
  if (!"fc".includes(array.dtype.kind)) return {};
  const bytes = plus(nbytes(array.layout), times(masks, size(array.layout)));
  return { hiddenPeak: bytes, hiddenTotal: bytes };
}

/** `nansum` and `nanprod`: NaNs count as the identity. */
function totals(name: string, ufunc: UfuncName, identity: number): Row {
  return op(
    { a: operand, axis: opt(any, none), dtype: orNothing(dtypeReader), out, keepdims, initial, where },
    ({ a, axis, ...options }, context) => {
      const axes = normalizedAxes(axis, a.array, context);
      const [clean] = withoutNan(a.array, identity);
      const result = reduceBy(ufunc, clean, { ...options, axes });
      return reduceEffect(name, a, result, options.out, hiddenCopy(a.array));
    },
  );
}

/** `nanmax` and `nanmin`, by the ufunc that skips NaNs. */
function extremum(name: string, ufunc: UfuncName): Row {
  return op(
    { a: operand, axis: opt(any, none), out, keepdims, initial, where },
    ({ a, axis, ...options }, context) => {
      const axes = normalizedAxes(axis, a.array, context);
      return reduceEffect(name, a, reduceBy(ufunc, a.array, { ...options, axes }), options.out);
    },
  );
}

function running(name: string, ufunc: UfuncName, identity: number): Row {
  return op(
    { a: operand, axis: opt(any, none), dtype: orNothing(dtypeReader), out: plainOut },
    ({ a, axis, dtype, out }, context) => {
      const [clean] = withoutNan(a.array, identity);
      const given = normalizedAxes(
        axis.t === "none" ? axis : { t: "int", v: int.read(axis, context) },
        clean,
        context,
      );
      const source = given && given.length > 0 ? clean : flattened(clean);
      const result = accumulateArray(ufuncNamed(ufunc) as Ufunc, source, given?.[0] ?? 0, { dtype, out });
      const ins = [a.value];
      if (out) return { kind: "ufunc", name, ins, out, into: out, value: out };
      return { kind: "ufunc", name, ins, out: result, value: result, ...hiddenCopy(a.array) };
    },
  );
}

interface NanMoment {
  readonly axes: readonly number[] | undefined;
  readonly dtype?: DType;
  readonly out?: NDArray;
  readonly keepdims?: boolean;
  readonly where?: NDArray;
}

/** How many elements of each result are no NaN. */
function countNumbers(mask: NDArray, { axes, keepdims, where }: NanMoment): NDArray {
  return reduceBy("add", calc("logical_not", [mask]), { axes, keepdims, where, dtype: intp });
}

function nanMean(array: NDArray, options: NanMoment): NDArray {
  const [clean, mask] = withoutNan(array, 0);
  if (!mask) return meanOf(array, options);
  const count = countNumbers(mask, options);
  const sum = reduceBy("add", clean, options);
  return calcInto("divide", [sum, count], sum);
}

function nanVariance(array: NDArray, options: NanMoment & { readonly ddof: number }): NDArray | undefined {
  if (array.dtype.kind === "c") return notKnown("nanvar of complex numbers");
  const [clean, mask] = withoutNan(array, 0);
  if (!mask) return undefined;
  const { ddof, ...rest } = options;
  const count = countNumbers(mask, { ...rest, keepdims: true });
  const sum = reduceBy("add", clean, { ...rest, out: undefined, keepdims: true });
  const mean = calcInto("divide", [sum, count], sum);
  const deviations = calc("subtract", [clean, mean], { outs: [clean], casting: "unsafe" });
  assignWhere(deviations, constant(array.dtype, 0), mask);
  const squares = calc("multiply", [deviations, deviations], { outs: [deviations] });
  const total = reduceBy("add", squares, rest);
  const own = countNumbers(mask, rest);
  const freedom = calc("subtract", [own, ddof]);
  const variance = calcInto("divide", [total, freedom], total);
  const isBad = calc("less_equal", [freedom, 0]);
  assignWhere(variance, constant(variance.dtype, Number.NaN), isBad);
  return variance;
}

/** Without NaNs these are the plain functions. */
function axesFor(
  axis: Value,
  array: NDArray,
  { where, dtype }: { readonly where?: NDArray; readonly dtype?: DType },
  context: Context,
): readonly number[] | undefined {
  if (dtype && "fc".includes(array.dtype.kind) && !"fc".includes(dtype.kind))
    raise("TypeError", "If a is inexact, then dtype must be inexact");
  const isPlain = !"fcO".includes(array.dtype.kind) && !where;
  return (isPlain ? countedAxes : normalizedAxes)(axis, array, context);
}

const freedomReader = {
  read: (value: Value) => (value.t === "int" && typeof value.v === "number" ? value.v : 0),
};

function spread(name: "nanvar" | "nanstd"): Row {
  return op(
    {
      a: operand,
      axis: opt(any, none),
      dtype: orNothing(dtypeReader),
      out,
      ddof: opt(freedomReader, 0),
      keepdims,
      where: keyword(where),
    },
    ({ a, axis, ...options }, context) => {
      const axes = axesFor(axis, a.array, options, context);
      const variance =
        nanVariance(a.array, { ...options, axes }) ?? varianceOf(a.array, { ...options, axes });
      const result =
        name === "nanstd" ? calc("sqrt", [variance], { outs: [variance], casting: "unsafe" }) : variance;
      return reduceEffect(name, a, result, options.out, hiddenCopy(a.array, 2));
    },
  );
}

const nanmean = op(
  { a: operand, axis: opt(any, none), dtype: orNothing(dtypeReader), out, keepdims, where: keyword(where) },
  ({ a, axis, ...options }, context) => {
    const axes = axesFor(axis, a.array, options, context);
    return reduceEffect(
      "nanmean",
      a,
      nanMean(a.array, { ...options, axes }),
      options.out,
      hiddenCopy(a.array, 2),
    );
  },
);

register("numpy", {
  nansum: totals("nansum", "add", 0),
  nanprod: totals("nanprod", "multiply", 1),
  nanmax: extremum("nanmax", "fmax"),
  nanmin: extremum("nanmin", "fmin"),
  nancumsum: running("nancumsum", "add", 0),
  nancumprod: running("nancumprod", "multiply", 1),
  nanmean,
  nanvar: spread("nanvar"),
  nanstd: spread("nanstd"),
});
