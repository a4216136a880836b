import { raise } from "../../ndarray/error.ts";
import { pyInt, pyTuple } from "../../ndarray/value.ts";
import { opt, orNone } from "../bind.ts";
import { op } from "../op.ts";
import { axes, boolean, int, text } from "../readers.ts";
import { register } from "../registry.ts";
import { valueEffect } from "../results.ts";

function normalized(axis: number, ndim: number, prefix: string | undefined): number {
  if (axis >= -ndim && axis < ndim) return axis < 0 ? axis + ndim : axis;
  const before = prefix ? `${prefix}: ` : "";
  return raise("AxisError", `${before}axis ${axis} is out of bounds for array of dimension ${ndim}`);
}

register("numpy.lib.array_utils", {
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
