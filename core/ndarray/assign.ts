import { setKnown, writable } from "./access.ts";
import type { NDArray } from "./array.ts";
import { castArray } from "./casts/castarray.ts";
import { type Contents, nothing } from "./contents/contents.ts";
import { hullOf, joined } from "./contents/hull.ts";
import { hasObjects, move, type Places, placesOf, sourceOf } from "./contents/move.ts";
import { type DType, type Shape, sameDType } from "./dtypes/dtype.ts";
import { hasGaps } from "./dtypes/fields.ts";
import { broadcastLayout, broadcastShape, cannotBroadcastInto } from "./layouts/broadcast.ts";
import { isExact, same, sameShape } from "./layouts/dim.ts";
import { type ExactLayout, isC, isExactLayout, isF, type Layout, nbytes, size } from "./layouts/layout.ts";
import { eachRowOfBoth } from "./layouts/rows.ts";
import { spend } from "./limits.ts";

/** Writes `from` into all elements of `into`, cast and broadcast as assignment does. */
export function assign(into: NDArray, value: NDArray): void {
  if (!fitted(value.layout, into.shape))
    cannotBroadcastInto(withoutLeadingOnes(value.layout, into.shape.length).shape, into.shape);
  const from = convertedFor(into, value);
  if (coversBuffer(into) && !isKept(into)) {
    into.buffer.store.contents = hullOf(from);
    return;
  }
  if (assignRows(into, from)) return;
  const target = isExactLayout(into.layout) ? into.layout : undefined;
  const places = target && isKept(into) ? placesOf(target.shape, target.strides, target.offset) : undefined;
  assignAt(into, places, from, (layout) => placesIn(fitted(layout, into.shape)));
}

/** Where an element can't be cast, those before it have been written. */
function convertedFor(into: NDArray, value: NDArray): NDArray {
  try {
    return castFor(into, value);
  } catch (error) {
    if (value.shape.length > 0) into.buffer.store.contents = nothing;
    throw error;
  }
}

/** Writes known elements row by row; false, with nothing done, where that can't be. */
function assignRows(into: NDArray, from: NDArray): boolean {
  if (!isExactLayout(into.layout) || !isKept(into) || hasObjects(into.dtype) || hasGaps(into.dtype))
    return false;
  const source = sourceOf(from);
  const own = source && fitted(source.layout, into.shape);
  const count = size(into.layout);
  if (!source || source.known || !own || !isExactLayout(own) || !isExact(count)) return false;
  const target = spend(count) ? writable(into) : undefined;
  if (!target) return false;
  const data = source.data === target.data ? source.data.slice() : source.data;
  eachRowOfBoth(into.layout, own, (at, start, bytes) => copyBytes(data, start, target.data, at, bytes));
  if (target.known) setKnown(into, true);
  return true;
}

/** Few bytes go one by one, since a view on them would cost more. */
function copyBytes(from: Uint8Array, start: number, to: Uint8Array, at: number, bytes: number): void {
  if (bytes > 32) to.set(from.subarray(start, start + bytes), at);
  else for (let i = 0; i < bytes; i++) to[at + i] = from[start + i];
}

/** Returns the value itself when it has the target's dtype, else its elements cast to it. */
export function castFor(into: NDArray, value: NDArray): NDArray {
  return sameDType(value.dtype, into.dtype) ? value : castArray(value, into.dtype);
}

/** Says which elements of an assigned value, by their places, go to the places that are written. */
export type Seen = (layout: ExactLayout) => Places | undefined;

/** Returns the places of the layout's elements in C order; undefined when they are not exact or too many. */
export function placesIn(layout: Layout | undefined): Places | undefined {
  return layout && isExactLayout(layout) ? placesOf(layout.shape, layout.strides, layout.offset) : undefined;
}

/** Sees a value's elements in C order, again and again, until `count` places are filled. */
export function cycling(count: number): Seen {
  return (layout) => {
    const places = placesIn(layout);
    if (!places || places.length === 0 || !spend(count)) return undefined;
    return Int32Array.from({ length: count }, (_, i) => places[i % places.length]);
  };
}

/** Returns the layout of a value broadcast to the shape, dropping leading axes of length 1; undefined when it does not fit. */
export function fitted(layout: Layout, shape: Shape): Layout | undefined {
  const own = withoutLeadingOnes(layout, shape.length);
  const joint = own.shape.length <= shape.length ? broadcastShape([own.shape, shape]) : undefined;
  return joint && sameShape(joint, shape) !== false ? broadcastLayout(own, shape) : undefined;
}

function withoutLeadingOnes(layout: Layout, rank: number): Layout {
  let own = layout;
  while (own.shape.length > rank && same(own.shape[0], 1) === true)
    own = { ...own, shape: own.shape.slice(1), strides: own.strides.slice(1) };
  return own;
}

/**
 * Writes the elements of `from`, which has the dtype of `into`, in the order they are seen in to the places of `into`'s buffer; when the places or the
 * elements are not known, what is known of the buffer weakens. `into` is the array that the places belong to. Elements of the same memory are read
 * before any is written, unless `isInTurn`.
 */
export function assignAt(
  into: NDArray,
  places: Places | undefined,
  from: NDArray,
  seen: Seen,
  isInTurn = false,
): void {
  if (places?.length === 0) return;
  const source = sourceOf(from);
  const own = source && seen(source.layout);
  const target = places && own && isKept(into) ? writable(into) : undefined;
  if (!places || !own || !source || !target) {
    weaken(into, places, from);
    return;
  }
  const isShared = source.data === target.data && !isInTurn;
  const data = isShared ? source.data.slice() : source.data;
  moveFields(
    { ...source, data, known: isShared ? source.known?.slice() : source.known },
    own,
    target,
    places,
    into.dtype,
  );
  if (source.known && !target.known) forgetUnknown(into, source.known, own, places);
}

/** Moves elements field by field where there are bytes between them, which stay. */
function moveFields(
  source: Parameters<typeof move>[0],
  from: Places,
  target: Parameters<typeof move>[2],
  to: Places,
  dtype: DType,
): void {
  if (!dtype.fields || !hasGaps(dtype)) {
    move(source, from, target, to, dtype);
    return;
  }
  for (const field of dtype.fields) {
    const shifted = (places: Places) => places.map((place) => place + field.offset);
    moveFields(source, shifted(from), target, shifted(to), field.dtype);
  }
}

/** A buffer that held only known bytes takes over which of the new ones are not. */
function forgetUnknown(into: NDArray, known: Uint8Array, from: Places, to: Places): void {
  const { contents } = into;
  if (contents.kind !== "exact") return;
  const flags = new Uint8Array(contents.data.length).fill(1);
  const { itemsize } = into.dtype;
  for (let i = 0; i < to.length; i++)
    for (let j = 0; j < itemsize; j++) flags[to[i] + j] = known[from[i] + j];
  into.buffer.store.contents = { ...contents, known: flags };
}

/** Forgets what a write of `from` somewhere into the array makes untrue. */
function weaken(into: NDArray, places: Places | undefined, from: NDArray): void {
  const { store } = into.buffer;
  if (store.contents.kind === "exact") {
    if (places) forgetPlaces(into, places);
    else if (coversBuffer(into)) store.contents = joined(hullOf(into), hullOf(from), into.dtype);
    else setKnown(into, false);
    return;
  }
  const before = store.contents.kind === "ramp" ? rampOf(into) : store.contents;
  store.contents = joined(before, hullOf(from), into.dtype);
}

function forgetPlaces(into: NDArray, places: Places): void {
  const { contents } = into;
  if (contents.kind !== "exact") return;
  const known = contents.known?.slice() ?? new Uint8Array(contents.data.length).fill(1);
  for (const place of places) known.fill(0, place, place + into.dtype.itemsize);
  into.buffer.store.contents = { ...contents, known };
}

/** The bounds of a ramp's whole buffer; nothing when the array shows only a part of it. */
function rampOf(into: NDArray): Contents {
  return coversBuffer(into) ? hullOf(into) : nothing;
}

/** True when the elements of the buffer are kept, or may be: bounds and fills too large are only joined. */
function isKept(into: NDArray): boolean {
  const { contents, buffer } = into;
  if (contents.kind === "exact") return true;
  if (contents.kind === "bounds" || !isExact(buffer.nbytes)) return false;
  return isExactLayout(into.layout);
}

/** True when the array shows every byte of its buffer. */
function coversBuffer({ layout, buffer }: NDArray): boolean {
  return same(nbytes(layout), buffer.nbytes) === true && (isC(layout) === true || isF(layout) === true);
}
