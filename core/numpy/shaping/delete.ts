import { elementsOf } from "../../ndarray/access.ts";
import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { assembled, type Piece } from "../../ndarray/assemble.ts";
import { isInteger } from "../../ndarray/dtypes/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { gather } from "../../ndarray/indexing/advanced.ts";
import type { Index } from "../../ndarray/indexing/indexing.ts";
import { sliceRange } from "../../ndarray/indexing/slice.ts";
import { type Dim, isExact, plus, times } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { isC, isF, type Layout } from "../../ndarray/layouts/layout.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, orNone } from "../calls/bind.ts";
import { array, int, normalizeAxis } from "../calls/readers.ts";
import { allocEffect, copyEffect, wrappedFor } from "../calls/results.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";
import { integerIndex } from "../conversion/integers.ts";
import { sliceParts } from "../items/indices.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { integers } from "../sorting/unique.ts";
import { insertPieces, spread } from "./insert.ts";
import { flattenedView } from "./reshape.ts";

/** Positions that an index names on an axis; `single` when it is one integer. */
interface Chosen {
  readonly positions: readonly number[];
  readonly single: boolean;
}

/** Returns what `np.delete(arr, obj, axis)` does. */
function remove(arr: NDArray, obj: Value, given: number | undefined, context: Context): Effect {
  const { from, axis } = onAxis(arr, given);
  const length = exactLength(from.shape[axis]);
  const { positions, single } = chosen(obj, length, axis, context, "delete");
  const dropped = new Set(positions.map((i) => (i < 0 ? i + length : i)));
  const kept = [...Array(length).keys()].filter((i) => !dropped.has(i));
  if (!single && obj.t !== "slice") {
    // A mask of the axis, and its indices where the array has other axes.
    const hidden = length + (from.shape.length > 1 ? 8 * kept.length : 0);
    return {
      ...copyEffect(arr, wrappedFor(arr, keptBy(from, axis, kept))),
      hiddenPeak: hidden,
      hiddenTotal: hidden,
    };
  }
  const order = isF(from.layout) === true && isC(from.layout) !== true ? "F" : "C";
  const layout = allocatedIn(from.dtype, from.shape.with(axis, kept.length), order);
  return copyEffect(arr, wrappedFor(arr, assembled(layout, runs(kept, layout, from, axis), arr.subclass)));
}

/** A list of positions is removed by a mask of the others, whose axis leads the memory as in any index with an array. */
function keptBy(from: NDArray, axis: number, kept: readonly number[]): NDArray {
  const rest = from.shape.length - axis - 1;
  const parts: Index[] = [{ kind: "array", of: integers(kept) }];
  if (axis > 0) parts.unshift({ kind: "rest", axes: axis });
  if (rest > 0) parts.push({ kind: "rest", axes: rest });
  return gather(from, parts);
}

/** Returns what `np.insert(arr, obj, values, axis)` does. */
function insert(
  arr: NDArray,
  obj: Value,
  values: Value,
  given: number | undefined,
  context: Context,
): Effect {
  const { from, axis } = onAxis(arr, given);
  const length = exactLength(from.shape[axis]);
  const { positions, single } = chosen(obj, length, axis, context, "insert");
  const pieces = insertPieces(
    from,
    axis,
    length,
    positions,
    {
      single,
      inList: obj.t === "list" || obj.t === "tuple" || (obj.t === "ndarray" && obj.shape.length > 0),
    },
    asArray(values, context),
  );
  return allocEffect(wrappedFor(arr, assembled(pieces.layout, pieces.pieces, arr.subclass)));
}

/** Without an axis both work on the flattened array. */
function onAxis(arr: NDArray, given: number | undefined): { from: NDArray; axis: number } {
  if (given !== undefined) return { from: arr, axis: normalizeAxis(given, arr.shape.length) };
  return { from: arr.shape.length === 1 ? arr : flattenedView(arr), axis: 0 };
}

function exactLength(length: Dim): number {
  return isExact(length) ? length : notKnown("the length of an axis");
}

/** Reads the index; raises for positions out of bounds. */
function chosen(
  obj: Value,
  length: number,
  axis: number,
  context: Context,
  what: "delete" | "insert",
): Chosen {
  if (obj.t === "slice") {
    const { start, length: count, step } = sliceRange(sliceParts(obj), length);
    const from = exactLength(start);
    return {
      positions: Array.from({ length: exactLength(count) }, (_, i) => from + i * step),
      single: false,
    };
  }
  const at = obj.t === "list" || obj.t === "tuple" ? undefined : integerIndex(obj);
  const positions = at === undefined ? listed(asArray(obj, context), length, what) : [exactLength(at)];
  const limit = what === "insert" ? length + 1 : length;
  if (what === "insert" && at === undefined && positions.some((place) => place < -length || place >= limit))
    refuseInsertion(positions, length, obj.t === "ndarray" && obj.shape.length === 0);
  for (const position of positions)
    if (position < -length || position >= limit)
      raise(
        "IndexError",
        `index ${position} is out of bounds for axis ${at === undefined ? 0 : axis} with size ${length}`,
      );
  const isOne = at !== undefined || (positions.length === 1 && !isMask(obj));
  return { positions, single: isOne };
}

/** True for a list or array of bools, which is a mask and no single position. */
function isMask(obj: Value): boolean {
  if (obj.t === "ndarray") return obj.dtype.kind === "b";
  return obj.t === "list" && obj.items?.[0]?.t === "bool";
}

function listed(index: NDArray, length: number, what: "delete" | "insert"): readonly number[] {
  if (index.shape.includes(0)) return [];
  const elements = elementsOf(index) ?? notKnown("positions");
  if (index.dtype.kind === "b") {
    if (what === "delete" && elements.length !== length)
      raise(
        "ValueError",
        `boolean array argument obj to delete must be one dimensional and match the axis length of ${length}`,
      );
    return elements.flatMap((element, i) => (element ? [i] : []));
  }
  if (!isInteger(index.dtype))
    raise("IndexError", "arrays used as indices must be of integer (or boolean) type");
  return elements.map(Number);
}

/** Returns pieces for runs of neighbouring positions. */
function runs(kept: readonly number[], layout: Layout, from: NDArray, axis: number): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let start = 0; start < kept.length; ) {
    let end = start + 1;
    while (end < kept.length && kept[end] === kept[end - 1] + 1) end++;
    pieces.push({
      at: part(layout, axis, start, end - start),
      from: viewOf(from, part(from.layout, axis, kept[start], end - start)),
    });
    start = end;
  }
  return pieces;
}

/** Returns `count` elements along the axis, from `start` on. */
export function part(layout: Layout, axis: number, start: Dim, count: Dim): Layout {
  const offset = plus(layout.offset, times(start, layout.strides[axis]));
  return { ...layout, shape: layout.shape.with(axis, count), offset };
}

register("numpy", {
  delete: op({ arr: array, obj: any, axis: orNone(int, undefined) }, (read, context) =>
    remove(read.arr, read.obj, read.axis, context),
  ),
  insert: op({ arr: array, obj: any, values: any, axis: orNone(int, undefined) }, (read, context) =>
    insert(read.arr, read.obj, read.values, read.axis, context),
  ),
});

/** Several places are first moved on to where they come to lie in the result. */
function refuseInsertion(positions: readonly number[], length: number, isOne: boolean): never {
  const [first] = positions;
  if (positions.length === 1)
    return raise(
      "IndexError",
      `index ${isOne ? first : `[${first}]`} is out of bounds for axis 0 with size ${length}`,
    );
  const total = length + positions.length;
  const beyond = spread(positions, length).find((place) => place < -total || place >= total);
  if (beyond === undefined) return notKnown("an insertion beyond the ends");
  return raise("IndexError", `index ${beyond} is out of bounds for axis 0 with size ${total}`);
}
