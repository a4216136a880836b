import { elementsOf, viewOn, writeElement } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import type { Contents } from "../../ndarray/contents/contents.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { type DType, intp, isInteger, type Shape } from "../../ndarray/dtypes/dtype.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown } from "../../ndarray/error.ts";
import { freshNumber } from "../../ndarray/fresh.ts";
import { takenAlong } from "../../ndarray/indexing/takenalong.ts";
import { boundsOf, type Dim, plus, same, times, unknownDim } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, isExactLayout, nbytes, size } from "../../ndarray/layouts/layout.ts";
import { makeContents } from "../../ndarray/make.ts";
import { comparisonOf } from "../../ndarray/sorting/order.ts";
import { sortedOrder } from "../../ndarray/sorting/sort.ts";
import { type PyTuple, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { array, boolean, int, normalizeAxis } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import { Tape } from "../calls/tape.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, type Hidden, op } from "../op.ts";
import { flattenedView } from "../shaping/reshape.ts";
import { uniqueRows } from "./uniquerows.ts";

/** Which elements are equal: their sorted order and where each run of equal ones begins. */
export interface Runs {
  readonly order: Int32Array;
  readonly starts: readonly number[];
}

/** Finds runs of equal elements; NaNs are equal to each other when `equalNan`. */
export function runsOf(elements: readonly Element[], dtype: DType, equalNan: boolean): Runs {
  const compare = comparisonOf(dtype);
  const order = sortedOrder(elements, dtype, compare);
  const starts: number[] = [];
  order.forEach((position, i) => {
    const element = elements[position];
    const isNew = i === 0 || compare(elements[order[i - 1]], element) !== 0 || (!equalNan && isNan(element));
    if (isNew) starts.push(i);
  });
  return { order, starts };
}

function isNan(element: Element): boolean {
  if (Array.isArray(element)) return element.some(isNan);
  return typeof element === "number" && Number.isNaN(element);
}

interface Wanted {
  readonly return_index: boolean;
  readonly return_inverse: boolean;
  readonly return_counts: boolean;
  readonly equal_nan: boolean;
}

/** Returns a named unknown for the number of different elements, or of those of them that stay. */
export function unknownUnique(total: Dim, mayBeNone = false): Dim {
  const [lo, hi] = boundsOf(total);
  return unknownDim(`unique#${freshNumber()}`, lo > 0 && !mayBeNone ? 1 : 0, hi);
}

/** The parts of an answer of `np.unique`. */
interface Parts {
  readonly values: NDArray;
  readonly indices: NDArray;
  readonly inverse: NDArray;
  readonly counts: NDArray;
}

function uniqueParts(a: NDArray, equalNan: boolean): Parts {
  const flat = flattenedView(a);
  const elements = elementsOf(flat);
  if (!elements) return unknownParts(flat, size(a.layout));
  const runs = runsOf(elements, a.dtype, equalNan);
  const first = runs.starts.map((start) => runs.order[start]);
  return { values: takenAlong(flat, 0, first, first.length, "ndarray"), ...countsOf(runs) };
}

/** Returns where each run's first element is, which run each element is in, and how many each has. */
function countsOf({ order, starts }: Runs): Omit<Parts, "values"> {
  const ends = [...starts.slice(1), order.length];
  const inverse = new Int32Array(order.length);
  starts.forEach((start, run) => {
    for (let i = start; i < ends[run]; i++) inverse[order[i]] = run;
  });
  return {
    indices: integers(starts.map((start) => order[start])),
    inverse: integers(inverse),
    counts: integers(starts.map((start, run) => ends[run] - start)),
  };
}

/** The same for sub-arrays along an axis. */
function partsAlong(a: NDArray, axis: number): Parts {
  const { values, runs } = uniqueRows(a, axis);
  if (runs) return { values, ...countsOf(runs) };
  const length = a.shape[axis];
  const row = newArray(allocatedIn(intp, [length]));
  return { ...unknownParts(row, length), values };
}

function unknownParts(flat: NDArray, total: Dim): Parts {
  const count = same(total, 0) === true ? 0 : unknownUnique(total);
  const most = boundsOf(total)[1];
  const range = (length: Dim, lo: number, hi: number): NDArray =>
    newArray(allocatedIn(intp, [length]), {
      kind: "bounds",
      dtype: intp,
      lo,
      hi,
      integral: true,
      nan: false,
    });
  return {
    values: newArray(allocatedIn(flat.dtype, [count]), hullOf(flat)),
    indices: range(count, 0, Math.max(0, most - 1)),
    inverse: range(total, 0, Math.max(0, most - 1)),
    counts: range(count, 1, Math.max(1, most)),
  };
}

/** Returns the numbers as a new index array. */
export function integers(numbers: ArrayLike<number>): NDArray {
  const words = new Int32Array(2 * numbers.length);
  for (let i = 0; i < numbers.length; i++) words[2 * i] = numbers[i];
  const contents: Contents = { kind: "exact", data: new Uint8Array(words.buffer) };
  return newArray(allocatedIn(intp, [numbers.length]), contents);
}

function unique(a: NDArray, wanted: Wanted, axis: number | undefined): Effect {
  const found = axis === undefined ? uniqueParts(a, wanted.equal_nan) : partsAlong(a, axis);
  const { values, indices, inverse, counts } = found;
  const parts = [values];
  if (wanted.return_index) parts.push(indices);
  if (wanted.return_inverse) parts.push(axis === undefined ? shaped(inverse, a.shape) : inverse);
  if (wanted.return_counts) parts.push(counts);
  const effect = parts.length === 1 ? allocEffect(values) : manyArrays(parts, pyTuple(parts));
  return { ...effect, ...hiddenIn(a, wanted, values.shape[0]) };
}

/**
 * Bytes of NumPy's temporaries: a flat copy that is sorted, a mask of first elements, the positions of the sort when
 * they are asked for, and the numbers of runs.
 */
function hiddenIn(a: NDArray, wanted: Wanted, count: Dim): Pick<Hidden, "hiddenPeak" | "hiddenTotal"> {
  const total = size(a.layout);
  const needsOrder = wanted.return_index || wanted.return_inverse;
  // Integers alone go through a hash table, which is not NumPy's own memory.
  const isHashed = !needsOrder && !wanted.return_counts && isInteger(a.dtype);
  let bytes = plus(nbytes(a.layout), isHashed ? 0 : total);
  if (needsOrder) bytes = plus(bytes, plus(times(8, total), nbytes(a.layout)));
  if (wanted.return_inverse) bytes = plus(bytes, times(8, total));
  if (wanted.return_counts) bytes = plus(bytes, times(8, count));
  const tape = new Tape();
  tape.free(tape.make(bytes));
  // What is compared and numbered on the way is gone at the peak.
  if (!isHashed) tape.free(tape.make(total));
  if (wanted.return_inverse) tape.free(tape.over(tape.make(times(8, total))));
  if (wanted.return_counts) tape.free(tape.make(times(8, count)));
  return tape.beside(0);
}

/** The inverse has the shape of what was given. */
function shaped(inverse: NDArray, shape: Shape): NDArray {
  return viewOf(inverse, shape.length === 1 ? inverse.layout : contiguous(intp, shape));
}

/** Returns the effect of several new arrays. */
export function manyArrays(arrays: readonly NDArray[], value: PyTuple): Effect {
  return { kind: "many", effects: arrays.map((out) => allocEffect(out)), value };
}

function named(typeName: string, parts: Readonly<Record<string, NDArray>>): Effect {
  const items = Object.values(parts);
  return manyArrays(items, { t: "tuple", items, names: Object.keys(parts), typeName });
}

/** Returns a new array of the elements in C order. */
export function arrayOf(elements: readonly Element[], dtype: DType): NDArray {
  const layout = allocatedIn(dtype, [elements.length]);
  if (!isExactLayout(layout)) return newArray(layout);
  const contents = makeContents(layout, {
    fill: (data, _, objects) => {
      const view = viewOn(data);
      elements.forEach((element, i) => {
        writeElement(view, dtype, i * dtype.itemsize, element, objects);
      });
    },
  });
  return newArray(layout, contents);
}

const rows: Rows = {
  unique: op(
    {
      ar: array,
      return_index: opt(boolean, false),
      return_inverse: opt(boolean, false),
      return_counts: opt(boolean, false),
      axis: opt(any, { t: "none" } as Value),
      equal_nan: keyword(opt(boolean, true)),
      sorted: keyword(opt(boolean, true)),
    },
    (read, context) => {
      const axis = read.axis.t === "none" ? undefined : int.read(read.axis, context);
      if (!read.sorted && !read.return_index && !read.return_inverse && !read.return_counts)
        return notKnown("the order of unsorted unique elements");
      return unique(
        read.ar,
        read,
        axis === undefined ? undefined : normalizeAxis(axis, read.ar.shape.length),
      );
    },
  ),
  unique_values: op({ x: array }, ({ x }) => {
    const { values } = uniqueParts(x, false);
    return allocEffect(newArray(values.layout, hullOf(values)));
  }),
  unique_counts: op({ x: array }, ({ x }) => {
    const { values, counts } = uniqueParts(x, false);
    return named("UniqueCountsResult", { values, counts });
  }),
  unique_inverse: op({ x: array }, ({ x }) => {
    const { values, inverse } = uniqueParts(x, false);
    return named("UniqueInverseResult", { values, inverse_indices: shaped(inverse, x.shape) });
  }),
  unique_all: op({ x: array }, ({ x }) => {
    const { values, indices, inverse, counts } = uniqueParts(x, false);
    return named("UniqueAllResult", {
      values,
      indices,
      inverse_indices: shaped(inverse, x.shape),
      counts,
    });
  }),
};

register("numpy", rows);
