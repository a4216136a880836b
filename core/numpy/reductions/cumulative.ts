import { elementBytes } from "../../ndarray/access.ts";
import { type NDArray, newArray } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { layoutLike } from "../../ndarray/layouts/korder.ts";
import { pyInt, pyTuple } from "../../ndarray/value.ts";
import { keyword, opt } from "../calls/bind.ts";
import { boolean, dtype as dtypeReader, int, normalizeAxis } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { register, rowOf } from "../names/registry.ts";
import { op, type Row } from "../op.ts";
import { accumulateArray } from "../ufunc/accumulate.ts";
import { orNothing } from "../ufunc/axes.ts";
import { constant } from "../ufunc/calc.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import { elementOf } from "../ufunc/operand.ts";
import { operand, out } from "./arguments.ts";
import { flattened } from "./flatten.ts";

/** `cumulative_sum` and `cumulative_prod`: running totals, after the identity where that is asked for. */
function row(name: string, ufunc: UfuncName, identity: number): Row {
  return op(
    {
      x: operand,
      axis: keyword(orNothing(int)),
      dtype: keyword(orNothing(dtypeReader)),
      out: keyword(out),
      include_initial: keyword(opt(boolean, false)),
    },
    ({ x, axis, dtype, out: into, include_initial }, context) => {
      const array = x.array.shape.length === 0 ? flattened(x.array) : x.array;
      const rank = array.shape.length;
      if (axis === undefined && rank > 1)
        raise("ValueError", "For arrays which have more than one dimension ``axis`` argument is required.");
      const own = normalizeAxis(axis ?? 0, rank);
      const totals = accumulateArray(ufuncNamed(ufunc) as Ufunc, array, own, {
        dtype,
        out: include_initial ? undefined : into,
      });
      const result = include_initial ? led(totals, own, identity, context) : totals;
      return { kind: "ufunc", name, ins: [x.value], out: result, value: result };
    },
  );
}

/** The totals with the identity before them, joined as `np.concatenate` joins. */
function led(totals: NDArray, axis: number, identity: number, context: Context): NDArray {
  const { dtype, shape } = totals;
  const item = elementBytes(dtype, elementOf(constant(dtype, identity)) ?? 0);
  const first = newArray(layoutLike(totals.layout, { shape: shape.with(axis, 1) }), {
    kind: "fill",
    dtype,
    item,
  });
  const effect = rowOf("numpy.concatenate")?.call(
    [pyTuple([first, totals]), pyInt(axis)],
    new Map(),
    context,
  );
  return effect && "out" in effect && effect.out ? effect.out : notKnown("joined totals");
}

register("numpy", {
  cumulative_sum: row("cumulative_sum", "add", 0),
  cumulative_prod: row("cumulative_prod", "multiply", 1),
});
