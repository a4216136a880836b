import type { NDArray } from "../../ndarray/array.ts";
import { countOf, truthsOf } from "../../ndarray/contents/truths.ts";
import { notKnown } from "../../ndarray/error.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import { pyList, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { axes, text } from "../calls/readers.ts";
import { valueEffect, viewEffect } from "../calls/results.ts";
import { asArray } from "../conversion/coerce.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { normalizeAxes } from "./axes.ts";
import { sliced } from "./split.ts";

/** Returns the first and one past the last index along the axis at which some element is not zero. */
function extent(a: NDArray, axis: number, truths: Uint8Array): readonly [number, number] {
  const lengths = a.shape.map((length) => (isExact(length) ? length : notKnown("the length of an axis")));
  const inner = lengths.slice(axis + 1).reduce((n, length) => n * length, 1);
  let [first, last] = [lengths[axis], 0];
  truths.forEach((truth, i) => {
    if (!truth) return;
    const at = Math.floor(i / inner) % lengths[axis];
    first = Math.min(first, at);
    last = Math.max(last, at + 1);
  });
  return [first, last];
}

/** Returns what `np.trim_zeros(filt, trim, axis)` does: a view without zeros at the ends, or a part of a list. */
function trimZeros(filt: Value, a: NDArray, trim: string, given: readonly number[] | undefined): Effect {
  const along = given ? normalizeAxes(given, a.shape.length) : [...a.shape.keys()];
  const truths = truthsOf(a) ?? notKnown("which elements are zero");
  const [front, back] = [/f/i.test(trim), /b/i.test(trim)];
  let { layout } = a;
  for (const axis of along) {
    const [first, last] = extent(a, axis, truths);
    const length = a.shape[axis];
    const isEmpty = last === 0;
    const start = front ? (isEmpty ? Number(length) : first) : 0;
    const stop = isEmpty && !front ? 0 : back && !isEmpty ? last : Number(length);
    if (filt.t === "list") return valueEffect(pyList((filt.items ?? []).slice(start, stop)));
    if (filt.t === "tuple") return valueEffect(pyTuple(filt.items.slice(start, stop)));
    layout = sliced(layout, axis, start, stop);
  }
  const hidden = 16 * a.shape.length * countOf(truths);
  return { ...viewEffect(a, layout), hiddenPeak: hidden, hiddenTotal: hidden };
}

register("numpy", {
  trim_zeros: op({ filt: any, trim: opt(text, "fb"), axis: orNone(axes, undefined) }, (read, context) =>
    trimZeros(read.filt, asArray(read.filt, context), read.trim, read.axis),
  ),
});
