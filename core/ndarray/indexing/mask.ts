import { type NDArray, newArray } from "../array.ts";
import type { Bounds, Contents } from "../contents/contents.ts";
import { hullOf } from "../contents/hull.ts";
import { movedContents, type Places, placesOf, sourceOf } from "../contents/move.ts";
import { countOf, countOfTrue, truthsOf } from "../contents/truths.ts";
import { type ExactShape, intp } from "../dtypes/dtype.ts";
import { boundsOf, type Dim, isExact } from "../layouts/dim.ts";
import { allocatedIn } from "../layouts/korder.ts";
import { contiguous, type ExactLayout, isC, isExactLayout, type Layout } from "../layouts/layout.ts";
import { spend } from "../limits.ts";
import { takenUnder } from "./taken.ts";

/** Returns `array[mask]` for a mask of the array's own shape: the elements under True, in C order. */
export function gatherMasked(array: NDArray, mask: NDArray): NDArray {
  const truths = truthsOf(mask);
  const layout = allocatedIn(array.dtype, [truths ? countOf(truths) : countOfTrue(mask)]);
  const contents = truths && (takenUnder(array, truths, layout) ?? maskedContents(array, truths, layout));
  return newArray(layout, contents ?? hullOf(array));
}

function maskedContents(array: NDArray, truths: Uint8Array, layout: Layout): Contents | undefined {
  const source = array.contents.kind === "fill" ? undefined : sourceOf(array);
  const from = source && placesUnder(source.layout, truths);
  return from && movedContents(layout, source, from);
}

/** Returns the byte offsets of the elements under True; undefined when they are not known. */
export function maskedPlaces(layout: Layout, mask: NDArray): Places | undefined {
  const truths = truthsOf(mask);
  return truths && isExactLayout(layout) ? placesUnder(layout, truths) : undefined;
}

/** The places of the elements whose truths are 1. */
function placesUnder(layout: ExactLayout, truths: Uint8Array): Places | undefined {
  const { shape, strides, offset } = layout;
  const step = shape.length === 1 ? strides[0] : isC(layout) ? layout.dtype.itemsize : undefined;
  const places = step === undefined ? placesOf(shape, strides, offset) : undefined;
  if (step === undefined ? !places : !spend(truths.length)) return undefined;
  // Each place is written, and kept by going on: that costs less than asking of each whether it is wanted.
  const chosen = new Int32Array(truths.length + 1);
  let at = 0;
  for (let i = 0, place = offset; i < truths.length; i++, place += step ?? 0) {
    chosen[at] = places ? places[i] : place;
    at += truths[i];
  }
  return chosen.subarray(0, at);
}

/** Returns the indices of the elements that are true, one int64 array an axis, as `nonzero` gives them: columns of one table. */
export function indicesOfTrue(array: NDArray): readonly NDArray[] {
  const { shape } = array;
  const truths = truthsOf(array);
  const count = countOfTrue(array);
  return shape.map((length, axis) => {
    const layout = { ...contiguous(intp, [count]), strides: [8 * Math.max(1, shape.length)] };
    const exact = truths && axisIndices(truths, shape as ExactShape, axis);
    return newArray(layout, exact ? tableColumn(exact, shape.length) : indexBounds(length));
  });
}

function axisIndices(truths: Uint8Array, shape: ExactShape, axis: number): number[] {
  const inner = shape.slice(axis + 1).reduce((n, length) => n * length, 1);
  const indices: number[] = [];
  for (let i = 0; i < truths.length; i++) if (truths[i]) indices.push(Math.floor(i / inner) % shape[axis]);
  return indices;
}

/** The indices as int64, with room between them for those of the other axes. */
function tableColumn(indices: readonly number[], rank: number): Contents {
  const words = new Int32Array(2 * rank * indices.length);
  for (let i = 0; i < indices.length; i++) words[2 * rank * i] = indices[i];
  return { kind: "exact", data: new Uint8Array(words.buffer) };
}

function indexBounds(length: Dim): Bounds {
  const hi = isExact(length) ? length : boundsOf(length)[1];
  return { kind: "bounds", dtype: intp, lo: 0, hi: Math.max(0, hi - 1), integral: true, nan: false };
}

/** Returns the table itself: a row of indices for each element that is true, in C order. */
export function tableOfTrue(array: NDArray): NDArray {
  const { shape } = array;
  const truths = truthsOf(array);
  const layout = allocatedIn(intp, [countOfTrue(array), shape.length]);
  if (!truths) return newArray(layout, shape.map(indexBounds).reduce(wider, indexBounds(0)));
  const columns = shape.map((_, axis) => axisIndices(truths, shape as ExactShape, axis));
  const words = new Int32Array(2 * (layout.shape[0] as number) * shape.length);
  columns.forEach((column, axis) => {
    for (let i = 0; i < column.length; i++) words[2 * (i * shape.length + axis)] = column[i];
  });
  return newArray(layout, { kind: "exact", data: new Uint8Array(words.buffer) });
}

function wider(a: Bounds, b: Bounds): Bounds {
  return a.hi >= b.hi ? a : b;
}
