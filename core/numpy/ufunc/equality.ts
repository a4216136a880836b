import { type NDArray, newArray, viewOf } from "../../ndarray/array.ts";
import { bool, type Field } from "../../ndarray/dtypes/dtype.ts";
import { NumpyError, notKnown, raise } from "../../ndarray/error.ts";
import { broadcastShapes } from "../../ndarray/layouts/broadcast.ts";
import { plus } from "../../ndarray/layouts/dim.ts";
import { allocatedIn } from "../../ndarray/layouts/korder.ts";
import type { Effect } from "../op.ts";
import { calc } from "./calc.ts";
import { callElementwise, scalarOf, wrapped } from "./effect.ts";
import { type Ufunc, ufuncNamed } from "./loops.ts";
import type { Operand } from "./operand.ts";

/** Returns `a == b` or `a != b` of arrays: operands of which no loop takes the types are never equal. */
export function compareEqual(ufunc: Ufunc, operands: readonly Operand[]): Effect {
  const [a, b] = operands;
  if (a.array.dtype.kind === "V" && b.array.dtype.kind === "V") return structured(ufunc, a, b);
  try {
    return callElementwise(ufunc, operands);
  } catch (error) {
    if (!isIncomparable(error)) throw error;
    const kinds = operands.map(({ array }) => array.dtype.kind);
    if (kinds.includes("V") && kinds.some((kind) => kind !== "V"))
      raise("TypeError", "Cannot compare structured or void to non-void arrays.");
    return constant(ufunc, operands, ufunc.name === "not_equal");
  }
}

/** True for the errors of operands that no loop compares; others stay errors where arrays are compared for equality. */
export function isIncomparable(error: unknown): boolean {
  const types = ["_UFuncNoLoopError", "_UFuncBinaryResolutionError", "DTypePromotionError"];
  return error instanceof NumpyError && types.includes(error.type);
}

/** Structured elements are equal when all their fields are, which have to have the same names. */
function structured(ufunc: Ufunc, a: Operand, b: Operand): Effect {
  const [left, right] = [a.array.dtype.fields, b.array.dtype.fields];
  if (!left || !right || left.length === 0) return notKnown("whether bytes are equal");
  if (left.length !== right.length || left.some(({ name }, i) => name !== right[i].name))
    return notKnown("a comparison of other fields");
  const equals = left.map((field, i) => {
    if (field.dtype.subarray || right[i].dtype.subarray) return notKnown("a comparison of sub-arrays");
    const pair = [part(a, field), part(b, right[i])];
    return resultOf(compareEqual(ufuncNamed("equal") as Ufunc, pair));
  });
  const all = equals.reduce((x, y) => calc("logical_and", [x, y]));
  const answer = ufunc.name === "equal" ? all : calc("logical_not", [all]);
  const value = wrapped(answer, [a, b]);
  if (value.t !== "ndarray") return { kind: "value", value };
  return { kind: "ufunc", name: ufunc.name, ins: [a.value, b.value], out: value, value };
}

function part({ array }: Operand, { dtype, offset }: Field): Operand {
  const seen = viewOf(
    array,
    { ...array.layout, dtype, offset: plus(array.layout.offset, offset) },
    "ndarray",
  );
  return { value: seen, array: seen };
}

function resultOf(effect: Effect): NDArray {
  const value = "value" in effect ? effect.value : undefined;
  if (value?.t === "ndarray") return value;
  return value?.t === "scalar" ? value.cell : notKnown("whether fields are equal");
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
