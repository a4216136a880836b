import { NDArray } from "../../ndarray/array.ts";
import { intp } from "../../ndarray/dtypes/dtype.ts";
import { notKnown } from "../../ndarray/error.ts";
import { isExact, product } from "../../ndarray/layouts/dim.ts";
import { size } from "../../ndarray/layouts/layout.ts";
import type { MaskedArray } from "../../ndarray/masked.ts";
import { none, pyFloat, pyInt, pyTrue, pyTuple, type Value } from "../../ndarray/value.ts";
import { keyword } from "../calls/bind.ts";
import type { Composer } from "../calls/composer.ts";
import { normalizeAxis, axes as readAxes } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { masked } from "./constant.ts";
import { extremeFill, fillValue } from "./fill.ts";
import { filledOf } from "./filled.ts";
import { eitherMask } from "./masks.ts";
import { copyWhere, dataOf, knownMask, maskedOr, truth, wrapped } from "./parts.ts";
import { given, maybe, registerMethods } from "./row.ts";
import { binaryMasked, unaryMasked } from "./ufuncs.ts";

type Named = Readonly<Record<string, Value>>;

const isGiven = (value: Value | undefined): value is Value => value !== undefined && value.t !== "none";

function noOut(out: Value | undefined): void {
  if (isGiven(out)) notKnown("an array to write into");
}

/** Returns where all elements along the axis are masked. */
function allMasked(np: Composer, self: MaskedArray, named: Named): Value | "none" {
  const mask = knownMask(self);
  return mask === "none" ? mask : np.method(mask, "all", [], named);
}

/** A result with its mask; a single one is the constant where everything was masked. */
function withMask(result: Value, mask: Value | "none", np: Composer, like?: Value): Value {
  if (!(result instanceof NDArray) || result.shape.length === 0) return maskedOr(mask, result);
  return wrapped(result, mask === "none" ? mask : np.asArray(mask), like);
}

/** A reduction to which masked elements add nothing. */
function neutralReduction(name: "sum" | "prod" | "all" | "any", neutral: Value) {
  return (self: MaskedArray, { axis, dtype, out, keepdims }: Reduction, np: Composer): Value => {
    noOut(out);
    const named = given({ axis, keepdims });
    const typed = isGiven(dtype) ? { ...named, dtype } : named;
    const result = np.method(filledOf(np, self, neutral), name, [], typed);
    return withMask(result, allMasked(np, self, named), np);
  };
}

type Reduction = Readonly<Partial<Record<"axis" | "dtype" | "out" | "keepdims", Value>>>;

const sumOf = neutralReduction("sum", pyInt(0));

registerMethods(
  { axis: maybe, dtype: maybe, out: maybe, keepdims: maybe },
  {
    sum: sumOf,
    prod: neutralReduction("prod", pyInt(1)),
    product: neutralReduction("prod", pyInt(1)),
    mean: meanOf,
  },
);
registerMethods(
  { axis: maybe, out: maybe, keepdims: maybe },
  { all: neutralReduction("all", pyTrue), any: neutralReduction("any", { t: "bool", v: false }) },
);

/** How many elements are not masked. */
export function countOf(
  np: Composer,
  self: MaskedArray,
  { axis, keepdims }: Reduction,
  context: Context,
): Value {
  const mask = knownMask(self);
  if (self === masked) return pyInt(0);
  if (mask !== "none") {
    const dtype: Value = { t: "dtype", dtype: intp };
    return np.method(np("logical_not", mask), "sum", [], { ...given({ axis, keepdims }), dtype });
  }
  const keeps = keepdims !== undefined && truth(keepdims);
  if (!isGiven(axis)) {
    if (self.shape.length === 0) return pyInt(1);
    if (!keeps) return pyInt(size(self.layout));
    return np.named("array", [pyInt(size(self.layout))], { ndmin: pyInt(self.shape.length) });
  }
  const rank = self.shape.length;
  if (rank === 0) return pyInt(1);
  const axes = readAxes.read(axis, context).map((one) => normalizeAxis(one, rank));
  const items = product(axes.map((one) => self.shape[one]));
  const shape = keeps
    ? self.shape.map((length, i) => (axes.includes(i) ? 1 : length))
    : self.shape.filter((_, i) => !axes.includes(i));
  return np.named("full", [pyTuple(shape.map(pyInt)), pyInt(items)], { dtype: { t: "dtype", dtype: intp } });
}

registerMethods(
  { axis: maybe, keepdims: maybe },
  { count: (self, reduction, np, context) => countOf(np, self, reduction, context) },
);

/** Returns the mean of what is not masked. */
export function meanOf(
  self: MaskedArray,
  { axis, dtype, out, keepdims }: Reduction,
  np: Composer,
  context: Context,
): Value {
  noOut(out);
  const named = given({ axis, keepdims });
  const mask = knownMask(self);
  const typed = isGiven(dtype) ? { ...named, dtype } : named;
  if (mask === "none") return withMask(np.method(dataOf(np, self), "mean", [], typed), "none", np, self);
  if (self.dtype.char === "e") return notKnown("a mean of half precision");
  const wide: Value = isGiven(dtype) ? dtype : "biu".includes(self.dtype.kind) ? { t: "str", v: "f8" } : none;
  const total = sumOf(self, { ...named, dtype: wide }, np);
  const count = countOf(np, self, named, context);
  if (!(count instanceof NDArray) && !truth(np("not_equal", count, pyInt(0)))) return masked;
  return quotient(np, times(np, total, pyFloat(1)), count);
}

/** Scalars are divided by Python's operator, arrays by the masked function. */
function quotient(np: Composer, a: Value, b: Value): Value {
  return a instanceof NDArray || b instanceof NDArray
    ? binaryMasked(np, "divide", a, b)
    : np.operate("Div", a, b);
}

function times(np: Composer, a: Value, b: Value): Value {
  return a instanceof NDArray ? binaryMasked(np, "multiply", a, b) : np.operate("Mult", a, b);
}

type Moment = Reduction & Readonly<Partial<Record<"ddof" | "mean", Value>>>;

/** Returns the variance of what is not masked. */
export function varianceOf(self: MaskedArray, asked: Moment, np: Composer, context: Context): Value {
  const { axis, dtype, out, ddof = pyInt(0), keepdims, mean } = asked;
  noOut(out);
  const named = given({ axis, keepdims });
  const mask = knownMask(self);
  if (mask === "none") {
    const more = given({ dtype: isGiven(dtype) ? dtype : undefined, mean });
    return withMask(np.method(dataOf(np, self), "var", [], { ...named, ...more, ddof }), "none", np, self);
  }
  const count = np("subtract", countOf(np, self, named, context), ddof);
  const center = mean ?? meanOf(self, { axis, dtype, keepdims: pyTrue }, np, context);
  const from = binaryMasked(np, "subtract", self, center);
  const squares =
    self.dtype.kind === "c"
      ? np("ma.power", np("absolute", dataOf(np, from)), pyInt(2))
      : binaryMasked(np, "multiply", from, from);
  const total = squares === masked ? masked : np.method(squares, "sum", [], named);
  const variance = binaryMasked(np, "divide", total, count);
  if (!(variance instanceof NDArray)) return variance;
  if (variance === masked) return masked;
  const low = np.asArray(np("less_equal", count, pyInt(0)));
  const flags = eitherMask(np, np.asArray(np.method(mask, "all", [], named)), low);
  return wrapped(dataOf(np, variance), flags, self);
}

/** Returns the standard deviation of what is not masked. */
export function deviationOf(self: MaskedArray, asked: Moment, np: Composer, context: Context): Value {
  const variance = varianceOf(self, asked, np, context);
  return variance === masked ? masked : unaryMasked(np, "sqrt", variance);
}

registerMethods(
  { axis: maybe, dtype: maybe, out: maybe, ddof: maybe, keepdims: maybe, mean: maybe },
  { var: varianceOf, std: deviationOf },
);

/** `min` and `max`: masked elements have the value that no other is beyond. */
function extreme(name: "min" | "max") {
  return (self: MaskedArray, { axis, out, fill_value: fill, keepdims }: Extreme, np: Composer): Value => {
    noOut(out);
    const named = given({ axis, keepdims });
    const filler = isGiven(fill) ? fill : extremeFill(np, self.dtype, name === "min" ? "minimum" : "maximum");
    const mask = allMasked(np, self, named);
    const result = np.method(filledOf(np, self, filler), name, [], named);
    const made = withMask(result, mask, np);
    if (
      made instanceof NDArray &&
      made !== masked &&
      mask instanceof NDArray &&
      mask.shape.length > 0 &&
      result instanceof NDArray
    )
      copyWhere(np, result, fillValue(np, made as MaskedArray), mask);
    return made;
  };
}

type Extreme = Reduction & Readonly<Partial<Record<"fill_value", Value>>>;

const [minimum, maximum] = [extreme("min"), extreme("max")];

registerMethods(
  { axis: maybe, out: maybe, fill_value: maybe, keepdims: maybe },
  {
    min: minimum,
    max: maximum,
    ptp: (self, asked, np) => {
      const [high, low] = [maximum(self, asked, np), minimum(self, asked, np)];
      return high instanceof NDArray ? binaryMasked(np, "subtract", high, low) : np.operate("Sub", high, low);
    },
  },
  "obj",
);

const place = (name: "argmin" | "argmax") => (self: MaskedArray, asked: Place, np: Composer) => {
  noOut(asked.out);
  const filler = isGiven(asked.fill_value)
    ? asked.fill_value
    : extremeFill(np, self.dtype, name === "argmin" ? "minimum" : "maximum");
  return np.method(
    filledOf(np, self, filler),
    name,
    [],
    given({ axis: asked.axis, keepdims: asked.keepdims }),
  );
};

type Place = Extreme;

registerMethods(
  { axis: maybe, fill_value: maybe, out: maybe, keepdims: keyword(maybe) },
  { argmin: place("argmin"), argmax: place("argmax") },
);

const cumulative = (name: "cumsum" | "cumprod") => (self: MaskedArray, asked: Reduction, np: Composer) => {
  noOut(asked.out);
  const named = given({ axis: asked.axis, dtype: isGiven(asked.dtype) ? asked.dtype : undefined });
  const result = np.asArray(np.method(filledOf(np, self, pyInt(name === "cumsum" ? 0 : 1)), name, [], named));
  const mask = knownMask(self);
  // The mask is written into one of the result's shape.
  const part =
    mask === "none"
      ? mask
      : np.asArray(np.method(np.method(mask, "copy"), "reshape", [np.get(result, "shape")]));
  return wrapped(result, part);
};

registerMethods(
  { axis: maybe, dtype: maybe, out: maybe },
  { cumsum: cumulative("cumsum"), cumprod: cumulative("cumprod") },
);

registerMethods(
  { axis: maybe, dtype: maybe },
  {
    anom: (self, { axis, dtype }, np, context) => {
      const mean = meanOf(self, { axis, dtype }, np, context);
      const isFirst = !isGiven(axis) || !truth(axis);
      const center = isFirst || !axis ? mean : np("ma.expand_dims", mean, axis);
      return binaryMasked(np, "subtract", self, center);
    },
  },
);

registerMethods(
  { decimals: maybe, out: maybe },
  {
    round: (self, { decimals = pyInt(0), out }, np) => {
      noOut(out);
      const data = np.method(dataOf(np, self), "round", [decimals]);
      return data instanceof NDArray && data.shape.length > 0
        ? wrapped(data, knownMask(self), self)
        : maskedOr(knownMask(self), data);
    },
  },
);

registerMethods(
  { offset: maybe, axis1: maybe, axis2: maybe, dtype: maybe },
  {
    trace: (self, { dtype, offset, axis1, axis2 }, np) => {
      const where = { offset, axis1, axis2 };
      const mask = knownMask(self);
      const typed = given({ dtype: isGiven(dtype) ? dtype : undefined });
      if (mask === "none") return np.method(dataOf(np, self), "trace", [], { ...given(where), ...typed });
      const diagonal = np.named("ma.diagonal", [self], given(where));
      const filled = filledOf(np, diagonal, pyInt(0));
      const cast = isGiven(dtype) ? np.method(filled, "astype", [dtype]) : filled;
      return np.method(cast, "sum", [], { axis: pyInt(-1) });
    },
  },
);

/** Exact lengths of an array. */
export function lengths(array: NDArray): readonly number[] {
  return array.shape.map((length) => (isExact(length) ? length : notKnown("a length")));
}
