import type { NDArray } from "../../ndarray/array.ts";
import { raise } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import { orNone, type Reader } from "../calls/bind.ts";
import { axes as axesReader } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { typeName } from "../conversion/python.ts";
import type { Effect, Hidden } from "../op.ts";
import { wrapped } from "./effect.ts";
import type { Operand } from "./operand.ts";

/** The parameter may be left out or None, and then reads as undefined. */
export function orNothing<T>(reader: Reader<T>): Reader<T | undefined> {
  return orNone(reader, undefined);
}

/** Raises for what is neither an axis nor a tuple of them; some functions take any sequence, most take none. */
export function refuseSequence(axis: Value): void {
  const isSequence = axis.t === "list" || axis.t === "dict" || axis.t === "set" || axis.t === "range";
  if (isSequence) raise("TypeError", `'${typeName(axis)}' object cannot be interpreted as an integer`);
  if (axis.t === "ndarray" && axis.shape.length > 0)
    raise("TypeError", "only integer scalar arrays can be converted to a scalar index");
}

/** Reads an `axis` argument for this array; undefined for None. Raises AxisError, and ValueError for axes named twice. */
export function normalizedAxes(axis: Value, array: NDArray, context: Context): readonly number[] | undefined {
  refuseSequence(axis);
  return axesIn(axis, array, context);
}

/** Reads axes out of whatever sequence they are given in. */
function axesIn(axis: Value, array: NDArray, context: Context): readonly number[] | undefined {
  if (axis.t === "none") return undefined;
  const rank = array.shape.length;
  const given = axesReader.read(axis, context);
  // A single element may be reduced along its axis 0 even when it has none.
  if (rank === 0 && given.length === 1 && (given[0] === 0 || given[0] === -1) && axis.t !== "tuple")
    return [];
  const axes: number[] = [];
  for (const one of given) {
    if (one < -rank || one >= rank)
      raise("AxisError", `axis ${one} is out of bounds for array of dimension ${rank}`);
    axes.push(one < 0 ? one + rank : one);
  }
  if (axes.length > 1 && new Set(axes).size < axes.length) raise("ValueError", "duplicate value in 'axis'");
  return axes;
}

/** Reads an `axis` argument as `normalize_axis_tuple` does: a 0-d array has no axis at all. */
export function strictAxes(
  axis: Value,
  array: NDArray,
  context: Context,
  argument?: string,
): readonly number[] | undefined {
  const rank = array.shape.length;
  const prefix = argument ? `${argument}: ` : "";
  for (const one of axis.t === "none" ? [] : axesReader.read(axis, context))
    if (one < -rank || one >= rank)
      raise("AxisError", `${prefix}axis ${one} is out of bounds for array of dimension ${rank}`);
  return axesIn(axis, array, context);
}

/** The effect of a reduction: its result wrapped as the operand's subclass, a scalar when it is 0-d. */
export function reduceEffect(
  name: string,
  operand: Operand,
  result: NDArray,
  out: NDArray | undefined,
  hidden: Hidden = {},
): Effect {
  const of = operand.array;
  if (out) return { kind: "reduce", name, of, out, into: out, value: out, ...hidden };
  const value = wrapped(result, [operand]);
  if (value.t === "ndarray") return { kind: "reduce", name, of, out: value, value, ...hidden };
  return { kind: "reduce", name, of, value, ...hidden };
}
