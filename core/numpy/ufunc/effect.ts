import { type NDArray, type Subclass, viewOf } from "../../ndarray/array.ts";
import { castArray } from "../../ndarray/casts/castarray.ts";
import { bytes, isSwapped, str } from "../../ndarray/dtypes/dtype.ts";
import { native } from "../../ndarray/dtypes/promote.ts";
import { scalar } from "../../ndarray/make.ts";
import { pyTuple, Scalar, type Value } from "../../ndarray/value.ts";
import type { Effect } from "../op.ts";
import { elementValue } from "../scalars.ts";
import { elementwise, noOptions, type Options } from "./elementwise.ts";
import { hiddenCasts, noHidden } from "./hidden.ts";
import type { Ufunc } from "./loops.ts";
import { elementOf, type Operand } from "./operand.ts";

/** Calls a ufunc and says what that does to memory; the results are wrapped as NumPy wraps them. */
export function callElementwise(
  ufunc: Ufunc,
  operands: readonly Operand[],
  options: Options = noOptions,
  isWrapped = true,
): Effect {
  const { arrays, resolution } = elementwise(ufunc, operands, options);
  const ins = operands.map(({ value }) => value);
  // A power of a number is mostly a square, root or reciprocal.
  const hidden = hiddenCasts(operands, resolution, options.outs?.[0] !== undefined, ufunc.name === "power");
  const effects = arrays.map((array, i): Effect => {
    const out = options.outs?.[i];
    const value = out ?? wrapped(array, operands, isWrapped);
    if (value.t !== "ndarray") return { kind: "value", value };
    const effect: Effect = out
      ? { kind: "ufunc", name: ufunc.name, ins, out, into: out, value }
      : { kind: "ufunc", name: ufunc.name, ins, out: value, value };
    return hidden === noHidden ? effect : { ...effect, ...hidden };
  });
  if (effects.length === 1) return effects[0];
  return { kind: "many", effects, value: pyTuple(effects.map(resultOf)) };
}

/** Returns what NumPy gives for a new result: a scalar for a 0-d one, else the array as the operands' subclass. */
export function wrapped(
  array: NDArray,
  operands: readonly { readonly value: Value }[],
  isWrapped = true,
): Value {
  const subclass = isWrapped ? leading(operands) : "ndarray";
  if (array.shape.length === 0 && subclass !== "matrix") return scalarOf(array);
  if (subclass === "ndarray") return array;
  // A memory map wraps its results as plain arrays, but these are views of what was computed.
  return viewOf(array, array.layout, subclass === "memmap" ? "ndarray" : subclass);
}

/** Returns a 0-d array's element as the program sees it: a NumPy scalar, or the object itself. */
export function scalarOf(given: NDArray): Value {
  // A scalar is in the machine's byte order.
  const array = isSwapped(given.dtype) ? castArray(given, native(given.dtype)) : given;
  const { kind } = array.dtype;
  if (kind === "O" || kind === "T") return elementValue(array);
  if (kind !== "U" && kind !== "S") return new Scalar(array);
  // A scalar of text is as long as its text.
  const element = elementOf(array);
  if (typeof element !== "string") return new Scalar(array);
  return scalar(kind === "U" ? str(Array.from(element).length) : bytes(element.length), element);
}

const priority: Readonly<Record<Subclass, number>> = {
  memmap: -100,
  ndarray: 0,
  recarray: 0,
  chararray: 0,
  matrix: 10,
  MaskedArray: 15,
  MaskedConstant: 15,
  mvoid: 15,
};

/** The subclass of the operand with the highest `__array_priority__`; the first of several. */
function leading(operands: readonly { readonly value: Value }[]): Subclass {
  let best: Subclass | undefined;
  for (const { value } of operands)
    if (value.t === "ndarray" && (best === undefined || priority[value.subclass] > priority[best]))
      best = value.subclass;
  return best ?? "ndarray";
}

function resultOf(effect: Effect): Value {
  return "value" in effect ? effect.value : { t: "unknown" };
}
