import { type NDArray, newArray } from "../../ndarray/array.ts";
import { broadcastShapes } from "../../ndarray/broadcast.ts";
import { bool } from "../../ndarray/dtype.ts";
import { NumpyError, raise } from "../../ndarray/error.ts";
import { allocatedIn } from "../../ndarray/korder.ts";
import type { Effect } from "../op.ts";
import { callElementwise, scalarOf } from "./effect.ts";
import type { Ufunc } from "./loops.ts";
import type { Operand } from "./operand.ts";

/** Returns `a == b` or `a != b` of arrays: operands of which no loop takes the types are never equal. */
export function compareEqual(ufunc: Ufunc, operands: readonly Operand[]): Effect {
  try {
    return callElementwise(ufunc, operands);
  } catch (error) {
    const isNoLoop =
      error instanceof NumpyError &&
      (error.type === "_UFuncNoLoopError" || error.type === "_UFuncBinaryResolutionError");
    if (!isNoLoop) throw error;
    const kinds = operands.map(({ array }) => array.dtype.kind);
    if (kinds.includes("V") && kinds.some((kind) => kind !== "V"))
      raise("TypeError", "Cannot compare structured or void to non-void arrays.");
    return constant(ufunc, operands, ufunc.name === "not_equal");
  }
}

/** A new array with one answer for every element. */
function constant(ufunc: Ufunc, operands: readonly Operand[], answer: boolean): Effect {
  const shape = broadcastShapes(operands.map(({ array }) => array.shape));
  const out: NDArray = newArray(allocatedIn(bool, shape), {
    kind: "fill",
    dtype: bool,
    item: new Uint8Array([Number(answer)]),
  });
  if (shape.length === 0) return { kind: "value", value: scalarOf(out) };
  return { kind: "ufunc", name: ufunc.name, ins: operands.map(({ value }) => value), out, value: out };
}
