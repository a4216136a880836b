import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { raise } from "../../ndarray/error.ts";
import { type Dim, plus, sameShape } from "../../ndarray/layouts/dim.ts";
import { isC, nbytes, transposed, withNewAxis } from "../../ndarray/layouts/layout.ts";
import { opt, orNone } from "../calls/bind.ts";
import { array, int } from "../calls/readers.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { outSaying } from "../reductions/arguments.ts";
import { atLeast } from "./atleast.ts";
import { concatenate, type Joining } from "./join.ts";
import { joined, joining, type Parts } from "./readers.ts";
import { flattenedView } from "./reshape.ts";

function stack({ arrays, count }: Parts, axis: number, options: Joining): Effect {
  const [first] = arrays;
  if (!first) raise("ValueError", "need at least one array to stack");
  if (arrays.some((array) => sameShape(array.shape, first.shape) === false))
    raise("ValueError", "all input arrays must have the same shape");
  const rank = first.shape.length + 1;
  if (axis < -rank || axis >= rank)
    raise("AxisError", `axis ${axis} is out of bounds for array of dimension ${rank}`);
  const at = axis < 0 ? axis + rank : axis;
  const expanded = arrays.map((array) => viewOf(array, withNewAxis(array.layout, at)));
  return concatenate(expanded, at, { ...options, count });
}

/** Joins along the first axis for arrays of one axis, else along the second. */
function hstack(given: Parts, options: Joining): Effect {
  const arrays = given.arrays.map((array) => atLeast(array, 1));
  return concatenate(arrays, arrays[0]?.shape.length === 1 ? 0 : 1, { ...options, count: given.count });
}

/** Joins along an axis arrays of so many axes at least. */
function joinedAtLeast({ arrays, count }: Parts, rank: 2 | 3, options: Joining): Effect {
  const parts = arrays.map((array) => atLeast(array, rank));
  return concatenate(parts, rank === 2 ? 0 : 2, { ...options, count });
}

/** Arrays of one axis become columns. */
function columnStack({ arrays, count }: Parts): Effect {
  const columns = arrays.map((array) =>
    array.shape.length < 2 ? viewOf(array, transposed(atLeast(array, 2).layout)) : array,
  );
  return concatenate(columns, 1, { count });
}

function append(arr: NDArray, values: NDArray, given: number | undefined): Effect {
  if (given !== undefined) return concatenate([arr, values], given);
  const joined = concatenate([flattenedView(arr), flattenedView(values)], 0);
  // What is flattened is copied where it does not lie in one piece; a first array of one axis is left as it is.
  const copied = [...(arr.shape.length === 1 ? [] : [arr]), values].filter(
    ({ layout }) => isC(layout) === false,
  );
  const bytes = copied.map(({ layout }) => nbytes(layout)).reduce<Dim>(plus, 0);
  return joined.kind === "alloc" ? { ...joined, hiddenPeak: bytes, hiddenTotal: bytes } : joined;
}

const concatenated = joined("The first input argument needs to be a sequence");
const stacked = joined('arrays to stack must be passed as a "sequence" type such as list or tuple.');

const joinedOut = outSaying("'out' must be an array");

const rows: Rows = {
  concatenate: op({ arrays: concatenated, axis: axisOrNone(), out: joinedOut, ...joining }, (read) =>
    concatenate(read.arrays.arrays, read.axis, { ...read, count: read.arrays.count }),
  ),
  stack: op({ arrays: stacked, axis: opt(int, 0), out: joinedOut, ...joining }, (read) =>
    stack(read.arrays, read.axis, read),
  ),
  vstack: op({ tup: stacked, ...joining }, (read) => joinedAtLeast(read.tup, 2, read)),
  hstack: op({ tup: stacked, ...joining }, (read) => hstack(read.tup, read)),
  dstack: op({ tup: stacked }, (read) => joinedAtLeast(read.tup, 3, {})),
  column_stack: op({ tup: stacked }, (read) => columnStack(read.tup)),
  append: op({ arr: array, values: array, axis: orNone(int, undefined) }, (read) =>
    append(read.arr, read.values, read.axis),
  ),
};

/** `axis=0` when left out, and None for the flattened arrays. */
function axisOrNone() {
  return { ...orNone(int, undefined), optional: { value: 0 } };
}

register("numpy", { ...rows, concat: rows.concatenate, row_stack: rows.vstack });
