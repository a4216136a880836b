import { type NDArray, viewOf } from "../../ndarray/array.ts";
import { contiguous, type Layout, withNewAxis } from "../../ndarray/layouts/layout.ts";
import { pyTuple } from "../../ndarray/value.ts";
import { rest } from "../calls/bind.ts";
import { array } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";

/** Returns the array itself when it has that many axes, else a view with axes of length 1 added as NumPy adds them. */
export function atLeast(a: NDArray, rank: 1 | 2 | 3): NDArray {
  const { layout } = a;
  if (layout.shape.length >= rank) return a;
  return viewOf(a, layout.shape.length === 0 ? ofOnes(layout, rank) : extended(layout, rank));
}

/** A 0-d array is reshaped, so that the new axes have the strides of a contiguous array. */
function ofOnes(layout: Layout, rank: number): Layout {
  return { ...contiguous(layout.dtype, new Array<number>(rank).fill(1)), offset: layout.offset };
}

/** New axes go before an only axis, and for three axes also behind. */
function extended(layout: Layout, rank: number): Layout {
  const wide = layout.shape.length === 1 ? withNewAxis(layout, 0) : layout;
  return rank === 3 ? withNewAxis(wide, 2) : wide;
}

function atLeastRow(rank: 1 | 2 | 3) {
  return op({ arys: rest(array) }, ({ arys }): Effect => {
    const results = arys.map((a) => atLeastEffect(a, rank));
    if (results.length === 1) return results[0];
    return { kind: "many", effects: results, value: pyTuple(arys.map((_, i) => resultOf(results[i]))) };
  });
}

function atLeastEffect(a: NDArray, rank: 1 | 2 | 3): Effect {
  const out = atLeast(a, rank);
  return out === a ? valueEffect(a) : { kind: "view", of: a, out, value: out };
}

function resultOf(effect: Effect) {
  return "value" in effect ? effect.value : ({ t: "unknown" } as const);
}

register("numpy", { atleast_1d: atLeastRow(1), atleast_2d: atLeastRow(2), atleast_3d: atLeastRow(3) });
