import { castArray } from "../../ndarray/casts/castarray.ts";
import { bool } from "../../ndarray/dtypes/dtype.ts";
import { none, type Value } from "../../ndarray/value.ts";
import { any, keyword, opt } from "../calls/bind.ts";
import { dtype as dtypeReader, int } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { type Rows, register } from "../names/registry.ts";
import { type Effect, op, type Row } from "../op.ts";
import { accumulateArray } from "../ufunc/accumulate.ts";
import { normalizedAxes, orNothing, reduceEffect } from "../ufunc/axes.ts";
import { type Ufunc, type UfuncName, ufuncNamed } from "../ufunc/loops.ts";
import type { Operand } from "../ufunc/operand.ts";
import { type ReduceOptions, reduceArray } from "../ufunc/reduce.ts";
import { initial, keepdims, operand, out, plainOut, where } from "./arguments.ts";
import { flattened } from "./flatten.ts";

function named(name: UfuncName): Ufunc {
  return ufuncNamed(name) as Ufunc;
}

type Given = ReduceOptions & { readonly a: Operand; readonly axis: Value };

/** Reduces by a ufunc along the axes that were asked for. */
function reduced(name: string, ufunc: Ufunc, given: Given, context: Context): Effect {
  const { a, axis, dtype, out, keepdims, initial, where } = given;
  const axes = normalizedAxes(axis, a.array, context);
  const result = reduceArray(ufunc, a.array, { axes, dtype, out, keepdims, initial, where });
  return reduceEffect(name, a, result, out);
}

/** `sum` and `prod`: dtype before out. */
function totals(name: string, ufunc: Ufunc): Row {
  return op(
    { a: operand, axis: opt(any, none), dtype: orNothing(dtypeReader), out, keepdims, initial, where },
    (given, context) => reduced(name, ufunc, given, context),
  );
}

/** `max` and `min`: no dtype. */
function extremum(name: string, ufunc: Ufunc): Row {
  return op({ a: operand, axis: opt(any, none), out, keepdims, initial, where }, (given, context) =>
    reduced(name, ufunc, given, context),
  );
}

/** `any` and `all`: neither dtype nor initial. */
function logical(name: string, ufunc: Ufunc): Row {
  return op({ a: operand, axis: opt(any, none), out, keepdims, where: keyword(where) }, (given, context) => {
    const { array } = given.a;
    // Objects give their own truth, which is a bool.
    const a = array.dtype.kind === "O" ? { ...given.a, array: castArray(array, bool) } : given.a;
    return reduced(name, ufunc, { ...given, a }, context);
  });
}

/** `cumsum` and `cumprod`: along one axis, or of all elements in C order. */
function running(ufunc: Ufunc): Row {
  return op(
    { a: operand, axis: opt(any, none), dtype: orNothing(dtypeReader), out: plainOut },
    ({ a, axis, dtype, out }, context) => {
      const given = normalizedAxes(
        axis.t === "none" ? axis : { t: "int", v: int.read(axis, context) },
        a.array,
        context,
      );
      const source = given && given.length > 0 ? a.array : flattened(a.array);
      const result = accumulateArray(ufunc, source, given?.[0] ?? 0, { dtype, out });
      if (out) return { kind: "ufunc", name: ufunc.name, ins: [a.value], out, into: out, value: out };
      return { kind: "ufunc", name: ufunc.name, ins: [a.value], out: result, value: result };
    },
  );
}

const rows: Rows = {
  sum: totals("sum", named("add")),
  prod: totals("prod", named("multiply")),
  max: extremum("max", named("maximum")),
  min: extremum("min", named("minimum")),
  any: logical("any", named("logical_or")),
  all: logical("all", named("logical_and")),
  cumsum: running(named("add")),
  cumprod: running(named("multiply")),
};

register("numpy", { ...rows, amax: rows.max, amin: rows.min });
register("numpy.ndarray", rows);
