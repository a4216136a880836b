import type { NDArray } from "../../ndarray/array.ts";
import { assign } from "../../ndarray/assign.ts";
import { plus } from "../../ndarray/dim.ts";
import { raise } from "../../ndarray/error.ts";
import { allocatedIn } from "../../ndarray/korder.ts";
import { make } from "../../ndarray/make.ts";
import { keyword, opt } from "../bind.ts";
import { part } from "../elementwise/differences.ts";
import { op, type Row } from "../op.ts";
import { boolean, dtype as dtypeReader, int, normalizeAxis } from "../readers.ts";
import { register } from "../registry.ts";
import { accumulateArray } from "../ufunc/accumulate.ts";
import { orNothing } from "../ufunc/axes.ts";
import { constant } from "../ufunc/calc.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import { operand, out } from "./arguments.ts";

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
    ({ x, axis, dtype, out: into, include_initial }) => {
      const { array } = x;
      const rank = array.shape.length;
      if (rank === 0) raise("ValueError", `'x' must be at least one-dimensional, but has 0 dimensions.`);
      if (axis === undefined && rank > 1)
        raise("ValueError", "For arrays which have more than one dimension ``axis`` argument is required.");
      const own = normalizeAxis(axis ?? 0, rank);
      const totals = accumulateArray(ufuncNamed(ufunc) as Ufunc, array, own, {
        dtype,
        out: include_initial ? undefined : into,
      });
      const result = include_initial ? led(totals, own, identity) : totals;
      return { kind: "ufunc", name, ins: [x.value], out: result, value: result };
    },
  );
}

/** The totals with the identity before them. */
function led(totals: NDArray, axis: number, identity: number): NDArray {
  const length = totals.shape[axis];
  const whole = make(allocatedIn(totals.dtype, totals.shape.with(axis, plus(length, 1))), {
    fill: () => true,
  });
  assign(part(whole, axis, 0, 1), constant(totals.dtype, identity));
  assign(part(whole, axis, 1, length), totals);
  return whole;
}

register("numpy", {
  cumulative_sum: row("cumulative_sum", "add", 0),
  cumulative_prod: row("cumulative_prod", "multiply", 1),
});
