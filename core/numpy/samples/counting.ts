import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { type DType, float64, int64, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { type Dim, isExact, minus, plus, same, times, unknownDim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { isC, type Layout, size } from "../../ndarray/layouts/layout.ts";
import { make, scalar } from "../../ndarray/make.ts";
import { strRepr } from "../../ndarray/print/quote.ts";
import { doublesIn, longsIn } from "../../ndarray/room.ts";
import { pyFloat, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { composer } from "../calls/composer.ts";
import { boolean, int } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { itemsOf } from "../conversion/python.ts";
import { diffOf } from "../elementwise/differences.ts";
import { register, rowOf } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { calc, reduceBy } from "../ufunc/calc.ts";
import { binsBy, estimators } from "./estimators.ts";
import { weightedCounts } from "./weighted.ts";

/** How often each small integer occurs, or the sums of their weights. */
const bincount = op(
  { x: operand, weights: orNone(operand, undefined), minlength: opt(int, 0) },
  ({ x, weights, minlength }) => {
    const isBare = x.value.t === "list" || x.value.t === "tuple";
    const isNone = isBare && same(x.array.shape[0], 0) === true;
    const array = isNone ? castArray(x.array, int64) : x.array;
    if (array.shape.length !== 1)
      raise(
        "ValueError",
        array.shape.length === 0
          ? "object of too small depth for desired array"
          : "object too deep for desired array",
      );
    if (!"biu".includes(array.dtype.kind))
      raise(
        "TypeError",
        `Cannot cast array data from ${dtypeRepr(array.dtype)} to dtype('int64') according to the rule 'safe'`,
      );
    if (minlength < 0) raise("ValueError", "'minlength' must not be negative");
    const isEmpty = array.shape[0] === 0;
    const dtype = weights && !isEmpty ? float64 : int64;
    const values = elementsOf(array)?.map(Number);
    if (!values)
      return {
        ...allocEffect(newArray(allocatedIn(dtype, [unknownDim("bins", minlength)]))),
        ...converted(array, weights?.array),
      };
    if (values.some((value) => value < 0))
      raise("ValueError", "'list' argument must have no negative elements");
    const length = values.reduce((most, value) => Math.max(most, value + 1), minlength);
    const factors = weights && elementsOf(weights.array)?.map(Number);
    if (weights && factors && !isEmpty && factors.length !== values.length)
      raise("ValueError", "The weights and list don't have the same length.");
    const out = make(allocatedIn(dtype, [length]), {
      fill: (data) => {
        if (weights && !factors) return false;
        if (factors && !isEmpty) {
          const sums = doublesIn(data);
          values.forEach((value, i) => {
            sums[value] += factors[i];
          });
          return true;
        }
        const counts = longsIn(data);
        for (const value of values) counts[value]++;
        return true;
      },
    });
    return { ...allocEffect(out), ...converted(array, weights?.array) };
  },
);

/** NumPy counts in packed `intp` and weighs in packed doubles, of which it makes copies where they are something else. */
function converted(list: NDArray, weights: NDArray | undefined): { hiddenPeak: Dim; hiddenTotal: Dim } {
  const copyOf = (array: NDArray, dtype: DType): Dim =>
    sameDType(array.dtype, dtype) && isC(array.layout) !== false
      ? 0
      : times(size(array.layout), dtype.itemsize);
  const bytes = plus(copyOf(list, int64), weights ? copyOf(weights, float64) : 0);
  return { hiddenPeak: bytes, hiddenTotal: bytes };
}

/** Which bin each element falls into, by `searchsorted`. */
const digitize = op(
  { x: operand, bins: operand, right: opt(boolean, false) },
  ({ x, bins, right }, context) => {
    if (x.array.dtype.kind === "c") raise("TypeError", "x may not be complex");
    const edges = elementsOf(bins.array)?.map(Number);
    if (!edges) return notKnown("the order of the bins");
    const isRising = edges.every((edge, i) => i === 0 || edges[i - 1] <= edge);
    const isFalling = edges.every((edge, i) => i === 0 || edges[i - 1] >= edge);
    if (!isRising && !isFalling) raise("ValueError", "bins must be monotonically increasing or decreasing");
    const isTurned = !isRising;
    const sorted = isTurned ? reversed(bins.array) : bins.array;
    const side = right !== isTurned ? "left" : "right";
    const effect = search(sorted, x.value, side, context);
    if (!isTurned || effect.kind === "raise") return effect;
    return notKnown("falling bins");
  },
);

function search(edges: NDArray, values: Value, side: string, context: Context): Effect {
  const row = rowOf("numpy.searchsorted");
  if (!row) return notKnown("searchsorted");
  return row.call([edges, values, pyStr(side)], new Map(), context);
}

function reversed(array: NDArray): NDArray {
  const { layout } = array;
  const [length] = layout.shape;
  if (!isExact(length) || !isExact(layout.strides[0]) || !isExact(layout.offset)) return notKnown("the bins");
  const turned: Layout = {
    ...layout,
    strides: [-layout.strides[0]],
    offset: layout.offset + (length - 1) * layout.strides[0],
  };
  return viewOf(array, turned, "ndarray");
}

/** Returns the edges that `bins` and `range` ask for. */
export function binsOf(
  a: NDArray,
  bins: Value | undefined,
  range: Value | undefined,
  context: Context,
): NDArray {
  const given = bins && bins.t !== "int" && bins.t !== "str" ? operand.read(bins, context).array : undefined;
  if (given && given.shape.length === 1) return given;
  const name = bins?.t === "str" ? (bins.v ?? notKnown("the number of bins")) : undefined;
  if (name !== undefined && !Object.hasOwn(estimators, name))
    raise("ValueError", `${strRepr(name)} is not a valid estimator for \`bins\``);
  const asNumber = bins && name === undefined ? int.read(bins, context) : 10;
  if (asNumber < 1) raise("ValueError", "`bins` must be positive, when an integer");
  const asked = range && (itemsOf(range, context) ?? notKnown("the range of a histogram"));
  const dtype = edgeType(a, asked, context);
  const ends = range ? elementsOf(operand.read(range, context).array)?.map(Number) : endsOf(a);
  if (!ends && name !== undefined) return notKnown("the data");
  if (!ends) return unknownEdges(dtype, asNumber + 1);
  const [first, last] = ends;
  if (first > last) raise("ValueError", "max must be larger than min in range parameter.");
  if (!Number.isFinite(first) || !Number.isFinite(last))
    raise(
      "ValueError",
      `${range ? "supplied" : "autodetected"} range of [${shown(first)}, ${shown(last)}] is not finite`,
    );
  const count = name === undefined ? asNumber : estimated(a, name, [first, last]);
  // The ends of the data have its dtype.
  const end = (x: number): Value =>
    a.dtype.kind === "f" && size(a.layout) !== 0 ? scalar(a.dtype, x) : pyFloat(x);
  const outer =
    first === last
      ? [first - 0.5, last + 0.5].map(asked ? pyFloat : end)
      : (asked ?? [end(first), end(last)]);
  if (first === last && asked?.some(({ t }) => t === "scalar")) return notKnown("the dtype of the edges");
  const call = composer(context);
  const edges = call.named("linspace", [...outer, pyInt(count + 1)], { dtype: { t: "dtype", dtype } });
  return edges.t === "ndarray" ? edges : notKnown("the edges");
}

/** The number of bins by one of NumPy's rules of thumb for what lies within the range. */
function estimated(a: NDArray, name: string, [first, last]: readonly [number, number]): number {
  const all = "biuf".includes(a.dtype.kind) ? elementsOf(a)?.map(Number) : undefined;
  if (!all || a.buffer.store.error > 0) return notKnown("the data");
  const sorted = all.filter((x) => x >= first && x <= last).sort((x, y) => x - y);
  const ends = first === last ? ([first - 0.5, last + 0.5] as const) : ([first, last] as const);
  const edgesOf = (bins: number) =>
    Array.from({ length: bins + 1 }, (_, i) =>
      i === bins ? ends[1] : ends[0] + i * ((ends[1] - ends[0]) / bins),
    );
  const count = (bins: number) => Array.from(countIn(sorted, edgesOf(bins)), Number);
  return binsBy(name, { sorted, ends, count }, "iub".includes(a.dtype.kind));
}

/** The dtype of the edges: that of the ends and the data, where these are no integers. */
function edgeType(a: NDArray, asked: readonly Value[] | undefined, context: Context): DType {
  if (asked && asked.length !== 2) return notKnown("the range of a histogram");
  const type = composer(context)("result_type", ...(asked ?? []), a);
  if (type.t !== "dtype") return notKnown("the dtype of the edges");
  return type.dtype.kind === "f" ? type.dtype : float64;
}

function endsOf(a: NDArray): readonly number[] | undefined {
  if (size(a.layout) === 0) return [0, 1];
  const values = elementsOf(a)?.map(Number);
  if (!values) return undefined;
  return [
    values.reduce((x, y) => (y < x || Number.isNaN(y) ? y : x)),
    values.reduce((x, y) => (y > x || Number.isNaN(y) ? y : x)),
  ];
}

/** Counts elements in bins, of which only the last holds its right edge. */
function countIn(values: readonly number[], edges: readonly number[]): BigInt64Array {
  const counts = new BigInt64Array(Math.max(0, edges.length - 1));
  const last = edges.length - 1;
  for (const value of values) {
    if (!(value >= edges[0] && value <= edges[last])) continue;
    let [low, high] = [0, last];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (edges[middle] <= value) low = middle;
      else high = middle;
    }
    counts[low]++;
  }
  return counts;
}

/** Counts divided by the widths of the bins and by the number of all. */
function densityOf(counts: NDArray, edges: NDArray): NDArray {
  const widths = castArray(diffOf(edges, 1, 0), float64);
  return calc("divide", [calc("divide", [counts, widths]), reduceBy("add", counts)]);
}

/** A float as Python prints it. */
function shown(x: number): string {
  if (Number.isFinite(x)) return Number.isInteger(x) ? x.toFixed(1) : String(x);
  return Number.isNaN(x) ? "nan" : x < 0 ? "-inf" : "inf";
}

/** Equal bins between unknown ends: `np.linspace` gives a view. */
function unknownEdges(dtype: DType, count: number): NDArray {
  const owner = newArray(allocatedIn(dtype, [count]));
  return viewOf(owner, owner.layout);
}

const histogram = op(
  {
    a: operand,
    bins: orNone(any, undefined),
    range: orNone(any, undefined),
    density: orNone(boolean, false),
    weights: orNone(operand, undefined),
  },
  ({ a, bins, range, density, weights }, context) => {
    if (!"biuf".includes(a.array.dtype.kind))
      return notKnown("a histogram of other elements than real numbers");
    if (weights && bins?.t === "str")
      raise("TypeError", "Automated estimation of the number of bins is not supported for weighted data");
    const edges = binsOf(a.array, bins, range, context);
    const limits = elementsOf(edges)?.map(Number);
    if (limits?.some((limit, i) => i > 0 && limits[i - 1] > limit))
      raise("ValueError", "`bins` must increase monotonically, when an array");
    const values = elementsOf(a.array)?.map(Number);
    const count = minus(edges.shape[0], 1);
    const isEven = !bins || bins.t === "int";
    const summed = weights && weightedCounts(a.array, weights.array, limits ?? notKnown("the edges"), isEven);
    const counted =
      summed ??
      make(allocatedIn(int64, [count]), {
        fill: (data) => {
          if (!values || !limits) return false;
          longsIn(data).set(countIn(values, limits));
          return true;
        },
      });
    const out = density ? densityOf(counted, edges) : counted;
    return { kind: "many", effects: [allocEffect(out), allocEffect(edges)], value: pyTuple([out, edges]) };
  },
);

const histogram_bin_edges = op(
  {
    a: operand,
    bins: orNone(any, undefined),
    range: orNone(any, undefined),
    weights: orNone(any, undefined),
  },
  ({ a, bins, range }, context) => allocEffect(binsOf(a.array, bins, range, context)),
);

register("numpy", { bincount, digitize, histogram, histogram_bin_edges });
