import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { float64, int64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { atIndex, transposed } from "../../ndarray/layouts/layout.ts";
import { make } from "../../ndarray/make.ts";
import { doublesIn } from "../../ndarray/room.ts";
import { pyInt, pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, orNone } from "../calls/bind.ts";
import { type Composer, composer } from "../calls/composer.ts";
import { boolean } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { itemsOf } from "../conversion/python.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { operand } from "../reductions/arguments.ts";
import { binsOf } from "./counting.ts";

interface Asked {
  readonly bins: Value | undefined;
  readonly range: Value | undefined;
  readonly density: boolean;
  readonly weights: { readonly array: NDArray } | undefined;
}

/** Counts points in boxes: a histogram over several axes. */
function boxes(columns: readonly NDArray[], asked: Asked, context: Context) {
  const count = columns.length;
  const bins = binsOfEach(asked.bins, count, context);
  const ranges = rangesOf(asked.range, count, context);
  const edges = columns.map((column, i) => {
    if (![float64, int64].some(({ char }) => char === column.dtype.char))
      return notKnown("this dtype's edges");
    const given = binsOf(column, bins[i], ranges[i], context);
    return given.dtype.kind === "f" || bins[i]?.t !== "int" ? given : notKnown("the edges");
  });
  const limits = edges.map((each) => elementsOf(each)?.map(Number) ?? notKnown("the edges"));
  const hist = counted(columns, limits, asked.weights?.array);
  return { hist: asked.density ? densityOf(hist, edges, composer(context)) : hist, edges };
}

function binsOfEach(
  bins: Value | undefined,
  count: number,
  context: Context,
): readonly (Value | undefined)[] {
  if (!bins || bins.t === "int") return new Array<Value | undefined>(count).fill(bins ?? pyInt(10));
  const items = itemsOf(bins, context) ?? notKnown("the bins");
  if (items.length !== count)
    raise("ValueError", "The dimension of bins must be equal to the dimension of the sample x.");
  return items;
}

function rangesOf(range: Value | undefined, count: number, context: Context): readonly (Value | undefined)[] {
  if (!range) return new Array<undefined>(count).fill(undefined);
  const items = itemsOf(range, context) ?? notKnown("the ranges");
  if (items.length !== count) raise("ValueError", "range argument must have one entry per dimension");
  return items.map((item) => (item.t === "none" ? undefined : item));
}

/** NumPy counts what lies outside as well, and shows the boxes in the middle. */
function counted(columns: readonly NDArray[], limits: readonly number[][], weights?: NDArray): NDArray {
  if (weights?.buffer.store.approximate || columns.some(({ buffer }) => buffer.store.approximate))
    return notKnown("the digits");
  const values = columns.map((column) => elementsOf(column)?.map(Number) ?? notKnown("the data"));
  const factors = weights && (elementsOf(weights)?.map(Number) ?? notKnown("the weights"));
  if (factors && factors.length !== values[0].length)
    raise("ValueError", "The weights and list don't have the same length.");
  const shape = limits.map((each) => each.length + 1);
  const whole = make(allocatedIn(float64, shape), {
    fill: (data) => {
      const sums = doublesIn(data);
      values[0].forEach((_, point) => {
        const at = limits.reduce(
          (sum, each, axis) => sum * shape[axis] + placeOf(values[axis][point], each),
          0,
        );
        sums[at] += factors?.[point] ?? 1;
      });
      return true;
    },
  });
  const { strides } = whole.layout;
  const offset = strides.reduce<number>((sum, stride) => sum + (isExact(stride) ? stride : 0), 0);
  return viewOf(whole, { ...whole.layout, shape: limits.map((each) => each.length - 1), offset });
}

/** The number of edges at or below; the last edge belongs to the box before it. */
function placeOf(value: number, edges: readonly number[]): number {
  const last = edges[edges.length - 1];
  return edges.filter((edge) => edge <= value).length - (value === last ? 1 : 0);
}

function densityOf(hist: NDArray, edges: readonly NDArray[], call: Composer): NDArray {
  const total = call.method(hist, "sum", []);
  let result: Value = hist;
  edges.forEach((each, axis) => {
    const shape = edges.map((_, i) => pyInt(i === axis ? -1 : 1));
    result = call("divide", result, call("reshape", call("diff", each), pyTuple(shape)));
  });
  return call.asArray(call("divide", result, total));
}

function effectOf(hist: NDArray, edges: readonly NDArray[], value: Value): Effect {
  // NumPy writes this in Python; what it allocates on the way is not followed.
  const effects = [hist, ...edges].map((each) => ({ ...allocEffect(each), unfollowed: true }) as Effect);
  return { kind: "many", effects, value };
}

function columnsOf(rows: NDArray): readonly NDArray[] {
  const [, count] = rows.shape;
  const seen = viewOf(rows, transposed(rows.layout), "ndarray");
  if (!isExact(count)) return notKnown("the number of axes");
  return Array.from({ length: count }, (_, i) => viewOf(seen, atIndex(seen.layout, 0, i)));
}

const options = {
  bins: orNone(any, undefined),
  range: orNone(any, undefined),
  density: orNone(boolean, false),
  weights: orNone(operand, undefined),
};

register("numpy", {
  histogramdd: op({ sample: any, ...options }, ({ sample, ...asked }, context) => {
    const isTable = sample.t === "ndarray" && sample.shape.length === 2;
    const call = composer(context);
    const rows = isTable
      ? sample
      : call.asArray(call("transpose", call("atleast_2d", asArray(sample, context))));
    const { hist, edges } = boxes(columnsOf(rows), asked, context);
    return effectOf(hist, edges, pyTuple([hist, pyList(edges)]));
  }),
  histogram2d: op({ x: any, y: any, ...options }, ({ x, y, ...asked }, context) => {
    const columns = [x, y].map((each) => asArray(each, context));
    const [first, second] = columns.map(({ shape }) => shape[0]);
    if (isExact(first) && isExact(second) && first !== second)
      raise("ValueError", "x and y must have the same length.");
    const items = asked.bins && asked.bins.t !== "int" ? itemsOf(asked.bins, context) : undefined;
    const isShared = items && items.length !== 1 && items.length !== 2;
    const bins = isShared && asked.bins ? pyTuple([asked.bins, asked.bins]) : asked.bins;
    const { hist, edges } = boxes(columns, { ...asked, bins }, context);
    return effectOf(hist, edges, pyTuple([hist, ...edges]));
  }),
});
