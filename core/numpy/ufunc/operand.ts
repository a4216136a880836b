import { elementsOf, readElement, viewOn } from "../../ndarray/access.ts";
import type { NDArray } from "../../ndarray/array.ts";
import type { DType } from "../../ndarray/dtypes/dtype.ts";
import { defaultOf, type Weak } from "../../ndarray/dtypes/promote.ts";
import type { Element } from "../../ndarray/element.ts";
import { notKnown, raise } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import type { Context } from "../context.ts";
import { asArray } from "../conversion/coerce.ts";

/** An input of a ufunc: an array, and whether it was a Python number, which takes the dtype of its company. */
export interface Operand {
  readonly value: Value;
  readonly array: NDArray;
  readonly weak?: Weak;
  /** It stands for the result of a reduction so far, whose dtype follows from the other operand. */
  readonly isResult?: true;
}

/** Reads an input of a ufunc. */
export function operandOf(value: Value, context: Context): Operand {
  if (value.t === "unknown") return notKnown(value.why ?? "an operand is not known");
  if (value.t === "ndarray") return { value, array: value };
  if (value.t === "scalar") return { value, array: value.cell };
  return { value, array: asArray(value, context), weak: weakOf(value) };
}

/** Returns how a Python number takes part in promotion; undefined for anything else. */
export function weakOf(value: Value): Weak | undefined {
  return value.t === "int" || value.t === "float" || value.t === "complex" ? value.t : undefined;
}

/** Returns the operands with no weak ones left when all are: Python numbers alone have their default dtypes. */
export function settled(operands: readonly Operand[]): readonly Operand[] {
  for (let i = 0; i < operands.length; i++) if (!operands[i].weak) return operands;
  if (operands.some(({ array }) => array.dtype.kind === "O" || array.dtype.kind === "u"))
    raise("OverflowError", "Python int too large to convert to C long");
  return operands.map(({ value, array }) => ({ value, array }));
}

/** Returns the dtype that the operand has when it is alone. */
export function dtypeAlone({ array, weak }: Operand): DType {
  return weak ? defaultOf(weak) : array.dtype;
}

/** Returns the only element of a 0-d array when it is known. */
export function elementOf(array: NDArray): Element | undefined {
  const { contents } = array;
  if (contents.kind === "exact" && !contents.known && array.layout.offset === 0)
    return readElement(viewOn(contents.data), array.dtype, 0, contents.objects);
  return elementsOf(array)?.[0];
}
