import { eachOffset, setKnown, writable } from "../../ndarray/access.ts";
import { NDArray, newArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { nothing } from "../../ndarray/contents/contents.ts";
import { hullOf } from "../../ndarray/contents/hull.ts";
import { int64 } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { boundsOf, isExact, product, same } from "../../ndarray/layouts/dim.ts";
import { allocatedIn, layoutLike } from "../../ndarray/layouts/korder.ts";
import {
  atIndex,
  contiguous,
  type ExactLayout,
  isC,
  isExactLayout,
  isF,
  permute,
} from "../../ndarray/layouts/layout.ts";
import { spend } from "../../ndarray/limits.ts";
import { touch } from "../../ndarray/mutable.ts";
import { type NumpyObject, none, type PyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { int, normalizeAxis } from "../calls/readers.ts";
import { allocEffect, copyInto } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { indexOf, typeName } from "../conversion/python.ts";
import { getItem } from "../items/items.ts";
import { type Effect, op, type Row } from "../op.ts";
import { interval } from "./bounded.ts";
import { self } from "./rows.ts";
import { draw, forget } from "./state.ts";

/** The row of `shuffle`; only Generator's takes an axis. */
export function shuffleRow(isLegacy: boolean): Row {
  if (isLegacy) return op({ self, x: any }, (read) => shuffleEffect(read.self, read.x, 0));
  return op({ self, x: any, axis: opt(int, 0) }, (read) => shuffleEffect(read.self, read.x, read.axis));
}

function shuffleEffect(from: NumpyObject, x: Value, axis: number): Effect {
  if (x.t === "list") {
    shuffleList(from, x);
    return { kind: "value", value: none };
  }
  if (x.t === "int" || x.t === "float") raise("TypeError", `object of type '${typeName(x)}' has no len()`);
  if (x.t !== "ndarray") return notKnown("what is shuffled");
  if (x.shape.length === 0) raise("TypeError", "len() of unsized object");
  if (!x.writeable) raise("ValueError", "array is read-only");
  shuffleAxis(from, x, normalizeAxis(axis, x.shape.length));
  return { kind: "write", into: x, value: none };
}

function shuffleList(from: NumpyObject, list: PyList): void {
  touch(list);
  const { items } = list;
  const swaps = items && swapsFor(from, items.length, 1);
  if (!items || !swaps) {
    list.each = list.each ?? { t: "unknown" };
    list.length = items?.length ?? list.length;
    list.items = undefined;
    if (!items) forget(from);
    return;
  }
  const shuffled = [...items];
  for (const [i, j] of swaps) [shuffled[i], shuffled[j]] = [shuffled[j], shuffled[i]];
  list.items = shuffled;
}

type Swap = readonly [number, number];

/** Draws the swaps that shuffle `count` things; undefined, with the state forgotten, when that can't be known. */
function swapsFor(from: NumpyObject, count: number, first: 0 | 1): readonly Swap[] | undefined {
  const swaps = spend(count)
    ? draw(from, (bits) => {
        const drawn: Swap[] = [];
        for (let i = count - 1; i >= first; i--) drawn.push([i, interval(bits, i)]);
        return drawn;
      })
    : undefined;
  if (!swaps) forget(from);
  return swaps;
}

/** Shuffles the array in place along one axis, every lane alike. */
function shuffleAxis(from: NumpyObject, x: NDArray, axis: number): void {
  const length = x.shape[axis];
  if (product(x.shape) === 0) return;
  const swaps = isExact(length) ? swapsFor(from, length, 1) : undefined;
  if (!isExact(length)) forget(from);
  const exact = swaps && x.contents.kind === "exact" ? writable(x) : undefined;
  if (!swaps || !exact || !isExactLayout(x.layout)) {
    loosen(x);
    return;
  }
  const lane = atIndex(x.layout, axis, 0) as ExactLayout;
  const step = x.layout.strides[axis];
  eachOffset(lane, (offset) => swapBytes(exact, swaps, offset, step, x.dtype.itemsize));
}

interface Bytes {
  readonly data: Uint8Array;
  readonly known?: Uint8Array;
}

function swapBytes(
  { data, known }: Bytes,
  swaps: readonly Swap[],
  offset: number,
  step: number,
  itemsize: number,
): void {
  for (const [i, j] of swaps) {
    if (i === j) continue;
    for (let k = 0; k < itemsize; k++) {
      const a = offset + i * step + k;
      const b = offset + j * step + k;
      [data[a], data[b]] = [data[b], data[a]];
      if (known) [known[a], known[b]] = [known[b], known[a]];
    }
  }
}

/** Elements that change places in an unknown way stay within what held for all of them. */
function loosen(x: NDArray): void {
  const { store, nbytes } = x.buffer;
  const { contents } = store;
  if (contents.kind === "fill" || contents.kind === "bounds" || contents.kind === "nothing") return;
  const { itemsize } = x.dtype;
  const isWhole =
    isExact(nbytes) && itemsize > 0 && nbytes % itemsize === 0 && product(x.shape) === nbytes / itemsize;
  if (contents.kind === "exact" && !isWhole) setKnown(x, false);
  else store.contents = isWhole ? hullOf(x) : nothing;
}

/** The row of `permutation`. */
export function permutationRow(isLegacy: boolean): Row {
  if (isLegacy)
    return op({ self, x: any }, (read, context) => permutationEffect(read.self, read.x, 0, true, context));
  return op({ self, x: any, axis: opt(int, 0) }, (read, context) =>
    permutationEffect(read.self, read.x, read.axis, false, context),
  );
}

function permutationEffect(
  from: NumpyObject,
  x: Value,
  axis: number,
  isLegacy: boolean,
  context: Context,
): Effect {
  const isInteger = x.t === "int" || x.t === "bool" || (x.t === "scalar" && "iu".includes(x.dtype.kind));
  if (isInteger) {
    const arr = arange(indexOf(x));
    shuffleAxis(from, arr, 0);
    return allocEffect(arr);
  }
  const array = asArray(x, context);
  if (array.shape.length === 0 && isLegacy)
    raise("IndexError", "x must be an integer or at least 1-dimensional");
  const along = normalizeAxis(axis, array.shape.length);
  if (array.shape.length === 1) {
    // NumPy sees no shared memory in an empty array and gives it back.
    if (x === array && same(array.shape[0], 0) === true) return { kind: "value", value: x };
    if (x === array && array.base && boundsOf(array.shape[0])[0] < 1) {
      forget(from);
      return { kind: "unknown", why: "a copy, or the array itself where it is empty", onlyReads: true };
    }
    const copied = x === array ? copyInto(array, contiguous(array.dtype, array.shape), "ndarray") : array;
    shuffleAxis(from, copied, 0);
    return x === array ? { kind: "copy", of: array, out: copied, value: copied } : allocEffect(copied);
  }
  const index = arange(array.shape[along]);
  shuffleAxis(from, index, 0);
  const all: Value = { t: "slice", start: none, stop: none, step: none };
  const indices = array.shape.map((_, each) => (each === along ? index : all));
  const effect = getItem(array, isLegacy ? index : pyTuple(indices), context);
  return effect ?? notKnown("a permutation");
}

/** `np.arange(count)` as int64. */
export function arange(count: ReturnType<typeof indexOf>): NDArray {
  const layout = contiguous(int64, [count]);
  const array = newArray(layout, { kind: "ramp", dtype: int64, start: 0, step: 1 });
  // Written out where it is small, so that elements can change places.
  writable(array);
  return array;
}

/** `Generator.permuted`: each lane along the axis on its own, in a copy. */
export const permuted: Row = op(
  { self, x: any, axis: keyword(orNone(int, undefined)), out: keyword(orNone(any, undefined)) },
  ({ self: from, x, axis, out: given }, context) => {
    const source = asArray(x, context);
    const out =
      given === undefined ? copyInto(source, layoutLike(source.layout), "ndarray") : written(given, source);
    if (axis === undefined) permuteAll(from, out);
    else permuteLanes(from, out, normalizeAxis(axis, out.shape.length));
    return given === undefined
      ? { kind: "copy", of: source, out, value: out }
      : { kind: "write", into: out, value: out };
  },
);

function written(given: Value, source: NDArray): NDArray {
  if (given.t !== "ndarray") return raise("TypeError", "out must be a numpy array");
  assign(given, source);
  return given;
}

function permuteAll(from: NumpyObject, out: NDArray): void {
  const { layout } = out;
  if (layout.shape.length === 1) {
    shuffleAxis(from, out, 0);
    return;
  }
  if (isC(layout) !== true && isF(layout) !== true) {
    const packed = copyInto(out, allocatedIn(layout.dtype, layout.shape), "ndarray");
    permuteAll(from, packed);
    assign(out, packed);
    return;
  }
  const inOrder =
    isF(layout) === true
      ? permute(
          layout,
          layout.shape.map((_, i) => layout.shape.length - 1 - i),
        )
      : layout;
  const flat = new NDArray(
    { ...contiguous(layout.dtype, [product(inOrder.shape)]), offset: layout.offset },
    out.buffer,
    out,
    false,
  );
  shuffleAxis(from, flat, 0);
}

/** Lanes are shuffled one after the other, and unlike `shuffle` down to the first element. */
function permuteLanes(from: NumpyObject, out: NDArray, axis: number): void {
  const { layout } = out;
  const length = layout.shape[axis];
  const exact = isExactLayout(layout) && out.contents.kind === "exact" ? writable(out) : undefined;
  if (!exact || !isExact(length)) {
    forget(from);
    loosen(out);
    return;
  }
  let isKnown = true;
  eachOffset(atIndex(layout, axis, 0) as ExactLayout, (offset) => {
    const swaps = isKnown ? swapsFor(from, length, 0) : undefined;
    if (swaps) swapBytes(exact, swaps, offset, layout.strides[axis] as number, out.dtype.itemsize);
    else isKnown = false;
  });
  if (!isKnown) loosen(out);
}
