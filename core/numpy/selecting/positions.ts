import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { placesIn } from "../../ndarray/assign.ts";
import { bool, intp, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { broadcastLayout } from "../../ndarray/layouts/broadcast.ts";
import {
  allExact,
  boundsOf,
  type Dim,
  isExact,
  product,
  same,
  unknownDim,
} from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { contiguous, type Layout } from "../../ndarray/layouts/layout.ts";
import { pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { array, compared, dim, int, order, shape } from "../calls/readers.ts";
import { allocEffect } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { jointShape } from "../shaping/broadcast.ts";
import { sequence } from "../shaping/readers.ts";
import { positionBounds } from "../sorting/sort.ts";
import { integers, manyArrays } from "../sorting/unique.ts";
import { type Mode, mode } from "./modes.ts";

/** Returns the coordinates of flat indices: one array an axis, all views of one table. */
function unravelIndex(given: Value, to: readonly Dim[], inF: boolean, context: Context): Effect {
  const index = asArray(given, context);
  if (!isInteger(index.dtype) && index.dtype.kind !== "b") return refuseIndices(index);
  if (!allExact(to)) return notKnown("a shape");
  const total = to.reduce((n, length) => n * length, 1);
  const numbers = elementsOf(index)?.map(Number);
  for (const i of numbers ?? [])
    if (i < 0 || i >= total) raise("ValueError", `index ${i} is out of bounds for array with size ${total}`);
  const table = coordinateTable(index, numbers, to, inF);
  const columns = to.map((_, axis) => viewOf(table, columnOf(table, index.shape, axis)));
  if (index.shape.length === 0)
    return { kind: "value", value: pyTuple(columns.map((column) => elementValue(column))) };
  return manyArrays(columns, pyTuple(columns));
}

/** One axis's coordinates; its strides are those of a full table, also where it is empty. */
function columnOf(table: NDArray, shape: readonly Dim[], axis: number): Layout {
  const full = contiguous(intp, table.shape);
  return { dtype: intp, shape, strides: full.strides.slice(0, -1), offset: 8 * axis };
}

function refuseIndices(index: NDArray): never {
  return raise(
    "TypeError",
    index.shape.includes(0)
      ? "indices must be integral: the provided empty sequence was inferred as float. Wrap it with 'np.array(indices, dtype=np.intp)'"
      : "only int indices permitted",
  );
}

function coordinateTable(
  index: NDArray,
  numbers: readonly number[] | undefined,
  to: readonly number[],
  inF: boolean,
): NDArray {
  const layout = allocatedIn(intp, [...index.shape, to.length]);
  if (!numbers) return newArray(layout, positionBounds(Math.max(1, ...to)));
  const words = new Int32Array(2 * numbers.length * to.length);
  const axes = [...to.keys()];
  const fastestFirst = inF ? axes : axes.toReversed();
  numbers.forEach((number, row) => {
    let left = number;
    for (const axis of fastestFirst) {
      words[2 * (row * to.length + axis)] = left % to[axis];
      left = Math.floor(left / to[axis]);
    }
  });
  return newArray(layout, { kind: "exact", data: new Uint8Array(words.buffer) });
}

/** Returns the flat indices of coordinates, with one mode for all axes or one for each. */
function ravelMultiIndex(
  parts: readonly NDArray[],
  to: readonly Dim[],
  modes: readonly Mode[],
  inF: boolean,
): Effect {
  if (parts.length !== to.length)
    raise("ValueError", `parameter multi_index must be a sequence of length ${to.length}`);
  if (!allExact(to)) return notKnown("a shape");
  const joint = jointShape(parts.map((part) => part.shape));
  const layout = allocatedIn(intp, joint);
  const columns = parts.map((part) => numbersIn(part, joint));
  if (columns.some((column) => !column)) return allocEffect(newArray(layout, positionBounds(product(to))));
  const axes = [...to.keys()];
  const slowestFirst = inF ? axes.toReversed() : axes;
  const count = columns[0]?.length ?? 0;
  const flat = Array.from({ length: count }, (_, i) =>
    slowestFirst.reduce((sum, axis) => {
      const value = columns[axis]?.[i] ?? 0;
      return sum * to[axis] + bounded(value, to[axis], modes[modes.length === 1 ? 0 : axis]);
    }, 0),
  );
  const result = integers(flat);
  result.layout = layout;
  return joint.length === 0 ? { kind: "value", value: elementValue(result) } : allocEffect(result);
}

function numbersIn(part: NDArray, joint: readonly Dim[]): readonly number[] | undefined {
  const numbers = elementsOf(part)?.map(Number);
  const places = placesIn(broadcastLayout(contiguous(bool, part.shape), joint));
  return numbers && places ? Array.from(places, (place) => numbers[place]) : undefined;
}

function bounded(i: number, length: number, how: Mode): number {
  if (i >= 0 && i < length) return i;
  if (how === "clip") return i < 0 ? 0 : length - 1;
  if (how === "wrap") return ((i % length) + length) % length;
  return raise("ValueError", "invalid entry in coordinates array");
}

/** Returns the indices of a triangle: where `isIn(row, column)` is true, row by row. */
function triangle(n: Dim, m: Dim | undefined, isIn: (row: number, column: number) => boolean): Effect {
  const columns = m ?? n;
  if (!isExact(n) || !isExact(columns) || n * columns > 1_000_000) {
    const count = unknownDim(`triangle(${String(boundsOf(n))})`, 0, boundsOf(product([n, columns]))[1]);
    const parts = [n, columns].map((length) => newArray(allocatedIn(intp, [count]), positionBounds(length)));
    return manyArrays(parts, pyTuple(parts));
  }
  const rows: number[] = [];
  const places: number[] = [];
  for (let i = 0; i < n; i++)
    for (let j = 0; j < columns; j++)
      if (isIn(i, j)) {
        rows.push(i);
        places.push(j);
      }
  const parts = [integers(rows), integers(places)];
  return manyArrays(parts, pyTuple(parts));
}

/** A row that gives a triangle's indices from its size, and one that takes the size from an array. */
function triangleRows(isIn: (row: number, column: number, k: number) => boolean) {
  const from = op({ arr: array, k: opt(int, 0) }, ({ arr, k }) => {
    if (arr.shape.length !== 2) raise("ValueError", "input array must be 2-d");
    return triangle(arr.shape[0], arr.shape[1], (i, j) => isIn(i, j, k));
  });
  const sized = op({ n: compared, k: opt(int, 0), m: orNone(dim, undefined) }, ({ n, k, m }) =>
    triangle(n, m, (i, j) => isIn(i, j, k)),
  );
  return { from, sized };
}

/** Returns the indices of a diagonal: one array of 0, 1, 2, ..., as often as there are axes. */
function diagIndices(n: Dim, ndim: number): Effect {
  const out = newArray(allocatedIn(intp, [n]), { kind: "ramp", dtype: intp, start: 0, step: 1 });
  return { kind: "many", effects: [allocEffect(out)], value: pyTuple(new Array<NDArray>(ndim).fill(out)) };
}

function diagIndicesFrom(arr: NDArray): Effect {
  const { shape: lengths } = arr;
  if (lengths.length < 2) raise("ValueError", "input array must be at least 2-d");
  if (lengths.some((length) => same(length, lengths[0]) === false))
    raise("ValueError", "All dimensions of input must be of equal length");
  return diagIndices(lengths[0], lengths.length);
}

const modes = {
  read: (value: Value, context: Context): readonly Mode[] =>
    value.t === "tuple" ? value.items.map((item) => mode.read(item, context)) : [mode.read(value, context)],
};
const lower = triangleRows((i, j, k) => j <= i + k);
const upper = triangleRows((i, j, k) => j >= i + k);

const rows: Rows = {
  unravel_index: op({ indices: any, shape, order: opt(order, "C" as const) }, (read, context) =>
    unravelIndex(read.indices, read.shape, read.order === "F", context),
  ),
  ravel_multi_index: op(
    {
      multi_index: sequence,
      dims: shape,
      mode: opt(modes, ["raise"] as const),
      order: opt(order, "C" as const),
    },
    (read) => ravelMultiIndex(read.multi_index, read.dims, read.mode, read.order === "F"),
  ),
  tril_indices: lower.sized,
  tril_indices_from: lower.from,
  triu_indices: upper.sized,
  triu_indices_from: upper.from,
  diag_indices: op({ n: dim, ndim: opt(int, 2) }, ({ n, ndim }) => diagIndices(n, ndim)),
  diag_indices_from: op({ arr: array }, ({ arr }) => diagIndicesFrom(arr)),
};

register("numpy", rows);
