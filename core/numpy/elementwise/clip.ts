import type { NDArray } from "../../ndarray/array.ts";
import { type DType, integerLimits, isInteger } from "../../ndarray/dtypes/dtype.ts";
import { isExact } from "../../ndarray/layouts/dim.ts";
import type { Order } from "../../ndarray/layouts/layout.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { dtype as dtypeReader, order as orderReader } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { casting as castingReader } from "../conversion/casting.ts";
import { register } from "../names/registry.ts";
import { type Effect, op } from "../op.ts";
import { operand, out, where } from "../reductions/arguments.ts";
import type { Casting } from "../ufunc/casting.ts";
import { callElementwise } from "../ufunc/effect.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import { type Operand, operandOf } from "../ufunc/operand.ts";

/** Limits the array's elements; a bound that no element of the dtype can pass is left away. */
function clipped(a: Operand, min: Value, max: Value, given: Given, context: Context): Effect {
  const { dtype } = a.array;
  const lo = isBeyond(min, dtype, -1) ? none : min;
  const hi = isBeyond(max, dtype, 1) ? none : max;
  const bounds = [lo, hi].filter((bound) => bound.t !== "none").map((bound) => operandOf(bound, context));
  const name: UfuncName =
    bounds.length === 2 ? "clip" : bounds.length === 0 ? "positive" : lo.t === "none" ? "minimum" : "maximum";
  const { out, dtype: wanted, casting, where, order } = given;
  const operands = [a, ...bounds];
  return callElementwise(ufuncNamed(name) as Ufunc, operands, {
    outs: out && [out],
    casting,
    where,
    order,
    signature: wanted && [...operands.map(() => undefined), wanted],
  });
}

/** What any ufunc takes. */
const keywords = {
  out,
  dtype: keyword(orNone(dtypeReader, undefined)),
  casting: keyword(opt(castingReader, undefined)),
  where: keyword(where),
  order: keyword(opt(orderReader, undefined)),
};

interface Given {
  readonly out?: NDArray;
  readonly dtype?: DType;
  readonly casting?: Casting;
  readonly where?: NDArray;
  readonly order?: Order;
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
    ...keywords,
    min: opt(any, none),
    max: opt(any, none),
  },
  ({ a, a_min, a_max, min, max, ...given }, context) =>
    clipped(a, a_min.t === "none" ? min : a_min, a_max.t === "none" ? max : a_max, given, context),
);

const method = op(
  { a: operand, min: opt(any, none), max: opt(any, none), ...keywords },
  ({ a, min, max, ...given }, context) => clipped(a, min, max, given, context),
);

register("numpy", { clip: row });
register("numpy.ndarray", { clip: method });
