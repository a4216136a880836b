import { type NDArray, newBuffer, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import type { Contents } from "../../ndarray/contents/contents.ts";
import { filledArray, fillOf, zeroOf } from "../../ndarray/contents/fill.ts";
import { hullOf, joined as joinedHull } from "../../ndarray/contents/hull.ts";
import { type Shape, sameDType } from "../../ndarray/dtypes/dtype.ts";
import { resultType } from "../../ndarray/dtypes/promote.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { takenAlong } from "../../ndarray/indexing/takenalong.ts";
import { isExact, less, product, same } from "../../ndarray/layouts/dim.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { contiguous, isC, isF, type Layout, nbytes, size } from "../../ndarray/layouts/layout.ts";
import { reserve, spend } from "../../ndarray/limits.ts";
import { none } from "../../ndarray/value.ts";
import { any, keyword, opt, rest } from "../calls/bind.ts";
import { array, shape } from "../calls/readers.ts";
import { allocEffect, copyEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { flattenedView, shapeFrom } from "./reshape.ts";

/** Returns what `np.resize(a, new_shape)` does: whole repetitions are joined, and the result is a view of their start. */
function resize(a: NDArray, to: Shape): Effect {
  if (to.some((length) => less(length, 0) === true))
    raise("ValueError", "all elements of `new_shape` must be non-negative");
  const total = product(to);
  const count = size(a.layout);
  if (same(count, 0) === true || same(total, 0) === true)
    return allocEffect(filledArray(layoutLike(a.layout, { shape: to }), zeroOf(a.dtype), a.subclass));
  if (!isExact(total) || !isExact(count)) return notKnown("how often an array is repeated");
  const whole = Math.ceil(total / count) * count;
  const positions = spend(whole) ? Int32Array.from({ length: whole }, (_, i) => i % count) : undefined;
  const flat = flattenedView(a);
  const common = resultType([a.dtype]);
  const joined = sameDType(common, a.dtype) ? flat : castArray(flat, common);
  const owner = takenAlong(joined, 0, positions, whole, "ndarray");
  return copyEffect(a, viewOf(owner, contiguous(owner.dtype, to)));
}

/** Does `a.resize(new_shape)`: the memory grows by zeros or loses its end. */
function resizeInPlace(a: NDArray, to: Shape, isUnchecked: boolean): Effect {
  if (to.some((length) => less(length, 0) === true)) raise("ValueError", "negative dimensions not allowed");
  const inF = isF(a.layout) === true && isC(a.layout) !== true;
  if (!inF && isC(a.layout) === false) raise("ValueError", "resize only works on single-segment arrays");
  const layout = { ...contiguous(a.dtype, to, inF ? "F" : "C"), offset: a.layout.offset };
  const sameSize = same(product(to), size(a.layout));
  if (sameSize === true) a.layout = layout;
  else if (a.alternatives) notKnown("which array changes its size");
  else if (sameSize === undefined && (!a.owndata || (!isUnchecked && a.refs > ownRefs))) {
    a.vague = true;
    notKnown("whether the array gets another size");
  } else if (!a.owndata) raise("ValueError", "cannot resize this array: it does not own its data");
  else if (!isUnchecked && a.refs > ownRefs) {
    if (!a.isShared) raise("ValueError", refusal);
    a.vague = true;
    notKnown("whether somebody else holds the array");
  } else a.moveTo(newBuffer(nbytes(layout), resizedContents(a, layout)), layout);
  return { kind: "write", into: a, value: none };
}

/** The name that an array has and the call itself hold it. */
const ownRefs = 2;

const refusal =
  "cannot resize an array that references or is referenced\nby another object in this way.\n" +
  "Use the np.resize function to get a new resized copy or\n set refcheck=False to disable this check";

/** The old elements in memory order, and zeros behind them. */
function resizedContents(a: NDArray, layout: Layout): Contents {
  const zeros = fillOf(a.dtype, zeroOf(a.dtype));
  const { contents } = a;
  const bytes = nbytes(layout);
  if (contents.kind !== "exact" || contents.objects || !isExact(bytes) || !reserve(bytes))
    return joinedHull(hullOf(a), zeros, a.dtype);
  const data = new Uint8Array(bytes);
  data.set(contents.data.subarray(0, bytes));
  if (!contents.known) return { kind: "exact", data };
  const known = new Uint8Array(bytes).fill(1);
  known.set(contents.known.subarray(0, bytes));
  return { kind: "exact", data, known };
}

register("numpy", {
  resize: op({ a: array, new_shape: shape }, (read) => resize(read.a, read.new_shape)),
});

register("numpy.ndarray", {
  resize: op({ a: array, parts: rest(any), refcheck: keyword(opt(any, undefined)) }, (read, context) => {
    const [first] = read.parts;
    // Without a shape, or with None, NumPy does nothing.
    if (!first || first.t === "none") return { kind: "value", value: none };
    const isUnchecked = read.refcheck?.t === "bool" && read.refcheck.v === false;
    return resizeInPlace(read.a, shapeFrom(read.parts, undefined, context), isUnchecked);
  }),
});
