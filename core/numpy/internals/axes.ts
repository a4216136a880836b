import { notKnown, raise } from "../../ndarray/error.ts";
import { freshNumber } from "../../ndarray/fresh.ts";
import { allExact, isExact, plus, unknownDim } from "../../ndarray/layouts/dim.ts";
import { pyInt, pyTuple } from "../../ndarray/value.ts";
import { any, opt, orNone } from "../calls/bind.ts";
import { axes, boolean, int, text } from "../calls/readers.ts";
import { valueEffect } from "../calls/results.ts";
import { register } from "../names/registry.ts";
import { op } from "../op.ts";

function normalized(axis: number, ndim: number, prefix: string | undefined): number {
  if (axis >= -ndim && axis < ndim) return axis < 0 ? axis + ndim : axis;
  const before = prefix ? `${prefix}: ` : "";
  return raise("AxisError", `${before}axis ${axis} is out of bounds for array of dimension ${ndim}`);
}

/** The first byte of an array and the one behind its last, wherever in memory it lies. */
const byteBounds = op({ a: any }, ({ a }) => {
  if (a.t !== "ndarray") return notKnown("bounds of what is no array");
  const { shape, strides, dtype } = a.layout;
  if (!allExact(shape) || !strides.every(isExact)) return notKnown("bounds of an array of unknown length");
  const spans = shape.map((length, i) => Math.max(0, length - 1) * Number(strides[i]));
  const below = spans.reduce((sum, span) => sum + Math.min(0, span), 0);
  const above = spans.reduce((sum, span) => sum + Math.max(0, span), dtype.itemsize);
  const address = unknownDim(`address?${freshNumber()}`, 1);
  return valueEffect(pyTuple([pyInt(plus(address, below)), pyInt(plus(address, above))]));
});

register("numpy.lib.array_utils", {
  byte_bounds: byteBounds,
  normalize_axis_index: op(
    { axis: int, ndim: int, msg_prefix: orNone(text, undefined) },
    ({ axis, ndim, msg_prefix }) => valueEffect(pyInt(normalized(axis, ndim, msg_prefix))),
  ),
  normalize_axis_tuple: op(
    { axis: axes, ndim: int, argname: orNone(text, undefined), allow_duplicate: opt(boolean, false) },
    ({ axis, ndim, argname, allow_duplicate }) => {
      const all = axis.map((one) => normalized(one, ndim, argname));
      if (!allow_duplicate && new Set(all).size < all.length)
        raise("ValueError", argname ? `repeated axis in \`${argname}\` argument` : "repeated axis");
      return valueEffect(pyTuple(all.map((one) => pyInt(one))));
    },
  ),
});
