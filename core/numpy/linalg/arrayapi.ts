import { viewOf } from "../../ndarray/array.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import { none, pyInt, pyStr, pyTuple, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt, orNone } from "../calls/bind.ts";
import { boolean, dtype } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { register, rowOf } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { normEffect } from "../products/linalg.ts";
import { keepdims, operand } from "../reductions/arguments.ts";
import { flattened } from "../reductions/flatten.ts";
import type { Operand } from "../ufunc/operand.ts";

/** The functions that numpy.linalg has from the array API standard: those of numpy with other defaults. */
function call(name: string, args: readonly Value[], named: Record<string, Value>, context: Context): Effect {
  const effect = rowOf(`numpy.${name}`)?.call(args, new Map(Object.entries(named)), context);
  return effect ?? { kind: "unknown", why: name };
}

const outer = op({ x1: operand, x2: operand }, ({ x1, x2 }, context) => {
  const [p, q] = [x1.array.shape.length, x2.array.shape.length];
  if (p !== 1 || q !== 1)
    raise("ValueError", `Input arrays must be one-dimensional, but they are x1.ndim=${p} and x2.ndim=${q}.`);
  return call("outer", [x1.value, x2.value], {}, context);
});

const matmul = op({ x1: any, x2: any }, ({ x1, x2 }, context) => call("matmul", [x1, x2], {}, context));

const vecdot = op({ x1: any, x2: any, axis: keyword(opt(any, pyInt(-1))) }, (read, context) =>
  call(
    "vecdot",
    [read.x1, read.x2],
    read.axis.t === "int" && read.axis.v === -1 ? {} : { axis: read.axis },
    context,
  ),
);

const trace = op(
  { x: any, offset: keyword(opt(any, pyInt(0))), dtype: keyword(orNone(dtype, undefined)) },
  ({ x, offset, dtype: type }, context) => {
    const named = { offset, axis1: pyInt(-2), axis2: pyInt(-1) };
    return call("trace", [x], type ? { ...named, dtype: { t: "dtype", dtype: type } } : named, context);
  },
);

/** The norm of the elements along axes, or of all. */
function vectorNorm(x: Operand, axis: Value, keepdims: boolean, ord: Value, context: Context): Effect {
  if (axis.t === "tuple") return notKnown("a vector norm along several axes");
  if (axis.t !== "none") return normEffect(x, ord, axis, keepdims, context);
  const flat = flattened(x.array);
  const effect = normEffect({ array: flat, value: flat }, ord, pyInt(0), keepdims, context);
  if (!keepdims || !("out" in effect) || !effect.out) return effect;
  const ones = x.array.shape.map(() => 1);
  const out = viewOf(effect.out, allocatedIn(effect.out.dtype, ones));
  return { kind: "reduce", name: "vector_norm", of: x.array, out, value: out };
}

const vector_norm: Row = op(
  {
    x: operand,
    axis: keyword(opt(any, none)),
    keepdims: keyword(keepdims),
    ord: keyword(opt(any, pyInt(2))),
  },
  ({ x, axis, keepdims, ord }, context) => vectorNorm(x, axis, keepdims, ord, context),
);

const matrix_norm: Row = op(
  {
    x: operand,
    keepdims: keyword(opt(boolean, false)),
    ord: keyword(opt(any, pyStr("fro"))),
  },
  ({ x, keepdims, ord }, context) => normEffect(x, ord, pyTuple([pyInt(-2), pyInt(-1)]), keepdims, context),
);

register("numpy.linalg", { outer, matmul, vecdot, trace, vector_norm, matrix_norm });
