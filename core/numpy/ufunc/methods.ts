import { type NDArray, newArray } from "../../ndarray/array.ts";
import { raise } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import { any, opt } from "../calls/bind.ts";
import { boolean, dtype as dtypeReader, int } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import type { Rows } from "../names/registry.ts";
import { attempt, type Effect, op, type Row } from "../op.ts";
import { accumulateArray } from "./accumulate.ts";
import { readCall, readMask, readOut } from "./arguments.ts";
import { atArray } from "./at.ts";
import { normalizedAxes, orNothing, reduceEffect } from "./axes.ts";
import { callElementwise } from "./effect.ts";
import type { Ufunc } from "./loops.ts";
import { type Operand, operandOf } from "./operand.ts";
import { reduceArray } from "./reduce.ts";
import { reduceatArray } from "./reduceat.ts";
import { resolveDTypesRow } from "./resolvedtypes.ts";

/** Returns the rows of a ufunc's methods. */
export function methodsOf(ufunc: Ufunc): Rows {
  const ofAll = { at: atRow(ufunc), resolve_dtypes: resolveDTypesRow(ufunc) };
  if (ufunc.nin === 1) return ofAll;
  return {
    ...ofAll,
    reduce: reduceRow(ufunc),
    accumulate: accumulateRow(ufunc),
    reduceat: reduceatRow(ufunc),
    outer: outerRow(ufunc),
  };
}

const outReader = {
  read: (value: Value) => (value.t === "tuple" ? readOut(value.items[0]) : readOut(value)),
};
const maskReader = { read: (value: Value, context: Context) => readMask(value, context) };

/** Reductions of several results or of other dtypes than the operands' do not exist. */
function requireReducible(ufunc: Ufunc, method: string): void {
  if (ufunc.nout !== 1)
    raise("ValueError", `${method} only supported for functions returning a single value`);
}

function reduceRow(ufunc: Ufunc): Row {
  return op(
    {
      array: any,
      axis: opt(any, undefined),
      dtype: orNothing(dtypeReader),
      out: opt(outReader, undefined),
      keepdims: opt(boolean, false),
      initial: opt(any, undefined),
      where: opt(maskReader, undefined),
    },
    ({ array, axis, dtype, out, keepdims, initial, where }, context) => {
      requireReducible(ufunc, "reduce");
      const operand = operandOf(array, context);
      const axes =
        axis === undefined
          ? normalizedAxes({ t: "int", v: 0 }, operand.array, context)
          : normalizedAxes(axis, operand.array, context);
      const start =
        initial === undefined ? undefined : initial.t === "none" ? null : operandOf(initial, context).array;
      const result = reduceArray(ufunc, operand.array, { axes, dtype, out, keepdims, initial: start, where });
      return reduceEffect(ufunc.name, operand, result, out);
    },
  );
}

function accumulateRow(ufunc: Ufunc): Row {
  return op(
    {
      array: any,
      axis: opt(int, 0),
      dtype: orNothing(dtypeReader),
      out: opt(outReader, undefined),
    },
    ({ array, axis, dtype, out }, context) => {
      requireReducible(ufunc, "accumulate");
      const operand = operandOf(array, context);
      if (operand.array.shape.length === 0) raise("TypeError", "cannot accumulate on a scalar");
      const [own] = normalizedAxes({ t: "int", v: axis }, operand.array, context) ?? [0];
      const result = accumulateArray(ufunc, operand.array, own, { dtype, out });
      return arrayEffect(ufunc, [array], operand, result, out);
    },
  );
}

function reduceatRow(ufunc: Ufunc): Row {
  return op(
    {
      array: any,
      indices: any,
      axis: opt(int, 0),
      dtype: orNothing(dtypeReader),
      out: opt(outReader, undefined),
    },
    ({ array, indices, axis, dtype, out }, context) => {
      requireReducible(ufunc, "reduceat");
      const operand = operandOf(array, context);
      if (operand.array.shape.length === 0) raise("TypeError", "cannot reduceat on a scalar");
      const [own] = normalizedAxes({ t: "int", v: axis }, operand.array, context) ?? [0];
      const at = operandOf(indices, context).array;
      const result = reduceatArray(ufunc, operand.array, at, own, { dtype, out });
      return arrayEffect(ufunc, [array, indices], operand, result, out);
    },
  );
}

/** The effect of a result that keeps its axes; a memory map's wrapping does not apply. */
function arrayEffect(
  ufunc: Ufunc,
  ins: readonly Value[],
  operand: Operand,
  result: NDArray,
  out: NDArray | undefined,
): Effect {
  if (out) return { kind: "ufunc", name: ufunc.name, ins, out, into: out, value: out };
  return reduceEffect(ufunc.name, operand, result, undefined);
}

function outerRow(ufunc: Ufunc): Row {
  return {
    parameters: { A: any, B: any },
    call: (positional, named, context) =>
      attempt(() => {
        if (ufunc.nin !== 2) raise("ValueError", "outer product only supported for binary functions");
        const { inputs, options } = readCall(ufunc, positional, named, context);
        const [a, b] = inputs.map((value) => operandOf(value, context));
        return callElementwise(ufunc, [before(a, b.array.shape.length), b], options);
      }),
  };
}

/** The operand with axes of length 1 after its own; Python numbers are arrays here. */
function before({ array, value }: Operand, count: number): Operand {
  if (count === 0) return { array, value };
  const { layout } = array;
  const ones = new Array<number>(count).fill(1);
  const seen = newArray(
    { ...layout, shape: [...layout.shape, ...ones], strides: [...layout.strides, ...ones.map(() => 0)] },
    array.contents,
  );
  return { array: seen, value };
}

function atRow(ufunc: Ufunc): Row {
  return op({ a: any, indices: any, b: opt(any, undefined) }, ({ a, indices, b }, context) => {
    if (ufunc.nin === 2 && b === undefined) raise("ValueError", "second operand needed for ufunc");
    if (ufunc.nin === 1 && b !== undefined)
      raise("ValueError", "second operand provided when ufunc is unary");
    if (ufunc.nout > 1) raise("ValueError", "Only single output ufuncs supported at this time");
    return atArray(ufunc, a, indices, b, context);
  });
}
