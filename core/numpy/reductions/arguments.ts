import type { NDArray } from "../../ndarray/array.ts";
import { raise } from "../../ndarray/error.ts";
import type { Value } from "../../ndarray/value.ts";
import { opt, type Reader } from "../calls/bind.ts";
import { boolean } from "../calls/readers.ts";
import type { Context } from "../context.ts";
import { readMask, readOut } from "../ufunc/arguments.ts";
import { type Operand, operandOf } from "../ufunc/operand.ts";

/** An array-like with the value it came from, so that results can be wrapped as its subclass. */
export const operand: Reader<Operand> = {
  read: (value, context) => {
    const { array } = operandOf(value, context);
    return { array, value };
  },
};

/** `out=`; undefined for None. */
export const out: Reader<NDArray | undefined> = {
  ...opt({ read: readOut }, undefined),
};

/** `out=` of functions that are no ufuncs, which say it in other words. */
export const plainOut: Reader<NDArray | undefined> = outSaying("output must be an array");

/** Returns a reader of `out=` that raises the TypeError for what is no array. */
export function outSaying(message: string): Reader<NDArray | undefined> {
  const read = (value: Value) => {
    if (value.t === "none" || value.t === "unknown" || value.t === "ndarray") return readOut(value);
    return raise("TypeError", message);
  };
  return { ...opt({ read }, undefined) };
}

/** `where=`; undefined for True. */
export const where: Reader<NDArray | undefined> = {
  ...opt({ read: (value: Value, context: Context) => readMask(value, context) }, undefined),
};

/** `initial=`: null for None, undefined when it was left out. */
export const initial: Reader<NDArray | null | undefined> = {
  ...opt(
    {
      read: (value: Value, context: Context) => (value.t === "none" ? null : operandOf(value, context).array),
    },
    undefined,
  ),
};

/** `keepdims=`, which may be left out. */
export const keepdims: Reader<boolean> = opt(
  { read: (value: Value, context: Context) => value.t !== "numpy" && boolean.read(value, context) },
  false,
);
