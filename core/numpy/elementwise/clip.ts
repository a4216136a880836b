import type { NDArray } from "../../ndarray/array.ts";
import { isExact } from "../../ndarray/dim.ts";
import { type DType, integerLimits, isInteger } from "../../ndarray/dtype.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, opt } from "../bind.ts";
import type { Context } from "../context.ts";
import { type Effect, op } from "../op.ts";
import { operand, out } from "../reductions/arguments.ts";
import { register } from "../registry.ts";
import { callElementwise } from "../ufunc/effect.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import { type Operand, operandOf } from "../ufunc/operand.ts";

/** Limits the array's elements; a bound that no element of the dtype can pass is left away. */
function clipped(a: Operand, min: Value, max: Value, out: NDArray | undefined, context: Context): Effect {
  const { dtype } = a.array;
  const lo = isBeyond(min, dtype, -1) ? none : min;
  const hi = isBeyond(max, dtype, 1) ? none : max;
  const options = out ? { outs: [out] } : {};
  const bounds = [lo, hi].filter((bound) => bound.t !== "none").map((bound) => operandOf(bound, context));
  const name: UfuncName =
    bounds.length === 2 ? "clip" : bounds.length === 0 ? "positive" : lo.t === "none" ? "minimum" : "maximum";
  return callElementwise(ufuncNamed(name) as Ufunc, [a, ...bounds], options);
}

function isBeyond(bound: Value, dtype: DType, direction: number): boolean {
  if (bound.t !== "int" || !isInteger(dtype)) return false;
  const value = typeof bound.v === "bigint" || isExact(bound.v) ? Number(bound.v) : Number.NaN;
  const [least, greatest] = integerLimits(dtype);
  return direction < 0 ? value <= least : value >= greatest;
}

const row = op(
  {
    a: operand,
    a_min: opt(any, none),
    a_max: opt(any, none),
    out,
    min: opt(any, none),
    max: opt(any, none),
  },
  ({ a, a_min, a_max, out: into, min, max }, context) =>
    clipped(a, a_min.t === "none" ? min : a_min, a_max.t === "none" ? max : a_max, into, context),
);

const method = op(
  { a: operand, min: opt(any, none), max: opt(any, none), out },
  ({ a, min, max, out: into }, context) => clipped(a, min, max, into, context),
);

register("numpy", { clip: row });
register("numpy.ndarray", { clip: method });
