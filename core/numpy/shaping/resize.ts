import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { isExact, less, product, same } from "../../ndarray/dim.ts";
import type { Shape } from "../../ndarray/dtype.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { filledArray, zeroOf } from "../../ndarray/fill.ts";
import { layoutLike } from "../../ndarray/korder.ts";
import { contiguous, size } from "../../ndarray/layout.ts";
import { spend } from "../../ndarray/limits.ts";
import { takenAlong } from "../../ndarray/takenalong.ts";
import { type Effect, op } from "../op.ts";
import { array, shape } from "../readers.ts";
import { register } from "../registry.ts";
import { allocEffect, copyEffect } from "../results.ts";
import { flattenedView } from "./reshape.ts";

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
  const owner = takenAlong(flattenedView(a), 0, positions, whole, "ndarray");
  return copyEffect(a, viewOf(owner, contiguous(a.dtype, to)));
}

register("numpy", {
  resize: op({ a: array, new_shape: shape }, (read) => resize(read.a, read.new_shape)),
});
