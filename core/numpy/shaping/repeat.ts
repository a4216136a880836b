import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { canCast } from "../../ndarray/dtypes/cancast.ts";
import { int64 } from "../../ndarray/dtypes/dtype.ts";
import { dtypeRepr } from "../../ndarray/dtypes/dtypetext.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { takenAlong } from "../../ndarray/indexing/takenalong.ts";
import {
  allExact,
  type Dim,
  isExact,
  plus,
  product,
  same,
  sameShape,
  times,
} from "../../ndarray/layouts/dim.ts";
import { allocatedIn, layoutLike } from "../../ndarray/layouts/korder.ts";
import { contiguous, isC, isF, type Layout, nbytes, size } from "../../ndarray/layouts/layout.ts";
import { orNone, type Reader } from "../calls/bind.ts";
import { array, int, normalizeAxis, shape } from "../calls/readers.ts";
import { copyEffect, copyInto, viewEffect } from "../calls/results.ts";
import { asArray } from "../conversion/coerce.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { flattenedView } from "./reshape.ts";

/** Returns a new array with each element along the axis as often as `counts` says. */
function repeat(a: NDArray, counts: NDArray, given: number | undefined): Effect {
  const from = given === undefined ? flattenedView(a) : a;
  const axis = normalizeAxis(given ?? 0, Math.max(1, from.shape.length));
  if (!canCast(counts.dtype, int64, "safe"))
    raise(
      "TypeError",
      `Cannot cast array data from ${dtypeRepr(counts.dtype)} to dtype('int64') according to the rule 'safe'`,
    );
  const source = from.shape.length === 0 ? flattenedView(from) : from;
  const length = source.shape[axis];
  const out = takenAlong(source, axis, ...repeatedPositions(counts, length));
  return { ...copyEffect(a, out), ...hiddenCopy(source, a) };
}

/** NumPy first makes the array C-contiguous. */
function hiddenCopy(source: NDArray, a: NDArray) {
  if (source !== a && isC(source.layout) === true && source.base !== (a.base ?? a)) {
    const bytes = nbytes(source.layout);
    return { hiddenPeak: bytes, hiddenTotal: bytes };
  }
  if (isC(source.layout) !== false) return {};
  const bytes = nbytes(source.layout);
  return { hiddenPeak: bytes, hiddenTotal: bytes };
}

/** Returns the positions to take, undefined when not known, and their number. */
function repeatedPositions(counts: NDArray, length: Dim): [Int32Array | undefined, Dim] {
  const [count] = counts.shape;
  const isOne = counts.shape.length === 0 || count === 1;
  if (!isOne && isExact(count) && isExact(length) && count !== length)
    raise("ValueError", `operands could not be broadcast together with shape (${length},) (${count},)`);
  const numbers = count === 0 ? [] : elementsOf(counts)?.map(Number);
  if (!numbers) return [undefined, notKnown("how often to repeat")];
  if (numbers.some((n) => n < 0)) raise("ValueError", "repeats may not contain negative values.");
  if (!isExact(length))
    return [undefined, isOne ? times(length, numbers[0]) : notKnown("how often to repeat")];
  const each = isOne ? new Array<number>(length).fill(numbers[0]) : numbers;
  const total = each.reduce((sum, n) => sum + n, 0);
  if (total > 5_000_000) return [undefined, total];
  const positions = new Int32Array(total);
  let at = 0;
  each.forEach((n, i) => {
    positions.fill(i, at, at + n);
    at += n;
  });
  return [positions, total];
}

/** Returns what `np.tile(a, reps)` does: repeats axis by axis through hidden arrays, and gives the last one its shape. */
function tile(a: NDArray, given: readonly Dim[]): Effect {
  const reps = allExact(given) ? given : notKnown("how often to repeat");
  const rank = Math.max(reps.length, a.shape.length);
  const wide = [...new Array<number>(rank - a.shape.length).fill(1), ...a.shape];
  const counts = [...new Array<number>(rank - reps.length).fill(1), ...reps];
  if (reps.every((n) => n === 1)) {
    const copy = copyInto(a, layoutLike(a.layout));
    return copyEffect(a, rank === a.shape.length ? copy : viewOf(copy, withLeadingOnes(copy.layout, rank)));
  }
  const result = wide.map((length, axis) => times(length, counts[axis]));
  if (same(size(a.layout), 0) === true) return viewEffect(a, emptyTile(a, wide, result));
  const flat = tiledMemory(a, wide, counts);
  return { ...copyEffect(a, viewOf(flat, contiguous(a.dtype, result))), ...hiddenTiles(a, wide, counts) };
}

/** Without elements nothing is repeated: the array itself is seen with the new shape. */
function emptyTile(a: NDArray, wide: readonly Dim[], result: readonly Dim[]): Layout {
  const { strides, offset } = a.layout;
  if (sameShape(wide, result) !== true) return { ...contiguous(a.dtype, result), offset };
  return withLeadingOnes({ ...a.layout, strides }, wide.length);
}

/** Puts axes of length 1 before the others, as `np.array(a, ndmin=rank)` does: they step over the whole array. */
function withLeadingOnes(layout: Layout, rank: number): Layout {
  const { shape, strides, dtype } = layout;
  const isFortranOnly = isF(layout) === true && isC(layout) !== true;
  const step = shape.length === 0 || isFortranOnly ? dtype.itemsize : times(strides[0], shape[0]);
  const count = rank - shape.length;
  const lead = <T>(value: T) => new Array<T>(count).fill(value);
  return { ...layout, shape: [...lead(1), ...shape], strides: [...lead(step), ...strides] };
}

/** The elements in C order of the result, as the last of NumPy's repeats holds them. */
function tiledMemory(a: NDArray, wide: readonly Dim[], counts: readonly number[]): NDArray {
  let current = viewOf(copyInto(a, contiguous(a.dtype, a.shape)), contiguous(a.dtype, wide));
  wide.forEach((length, axis) => {
    if (counts[axis] === 1 || !isExact(length)) return;
    const positions = Int32Array.from({ length: length * counts[axis] }, (_, i) => i % length);
    current = takenAlong(current, axis, positions, positions.length);
  });
  if (!allExact(wide)) {
    const shape = wide.map((length, axis) => times(length, counts[axis]));
    return takenAlong(flattenedView(a), 0, undefined, product(shape));
  }
  return reshapedLikeLast(current, wide, counts);
}

/** NumPy's last repeat is of two axes: the repetitions, and what each of them holds. */
function reshapedLikeLast(memory: NDArray, wide: readonly number[], counts: readonly number[]): NDArray {
  const total = size(memory.layout) as number;
  let inner = wide.reduce((n, length) => n * length, 1);
  let shape: [number, number] = [1, total];
  wide.forEach((length, axis) => {
    if (counts[axis] !== 1 && inner > 0) shape = [total / inner, inner];
    if (length > 0) inner /= length;
  });
  memory.layout = allocatedIn(memory.dtype, shape);
  return memory;
}

/** All repeats but the last are temporaries, of which at most one lives beside the result. */
function hiddenTiles(a: NDArray, wide: readonly Dim[], counts: readonly number[]) {
  const sizes: Dim[] = [];
  let bytes = nbytes(a.layout);
  wide.forEach((_, axis) => {
    if (counts[axis] === 1) return;
    bytes = times(bytes, counts[axis]);
    sizes.push(bytes);
  });
  const temporaries = sizes.slice(0, -1);
  return {
    hiddenPeak: temporaries.at(-1) ?? 0,
    hiddenTotal: temporaries.reduce<Dim>((sum, item) => plus(sum, item), 0),
  };
}

/** How often to repeat; NumPy makes whole numbers of all that is no array, of `2.5` and of an empty list too. */
const counts: Reader<NDArray> = {
  read: (value, context) =>
    value.t === "ndarray" ? array.read(value, context) : asArray(value, context, int64),
};

const rows: Rows = {
  repeat: op({ a: array, repeats: counts, axis: orNone(int, undefined) }, (read) =>
    repeat(read.a, read.repeats, read.axis),
  ),
  tile: op({ A: array, reps: shape }, (read) => tile(read.A, read.reps)),
};

register("numpy", rows);
register("numpy.ndarray", { repeat: rows.repeat });
